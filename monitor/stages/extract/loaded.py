"""Loads, by being imported, all that judging a page needs; it gives nothing.

The process that workers are forked from imports it once: 0.5 s of imports and 0.6 s for the n-gram model, which otherwise each
worker pays, and pays again whenever it is recycled.
"""

from contextlib import suppress

import htmldate
import trafilatura

from monitor.stages import judge
from monitor.text.languages import identify

__all__ = ["htmldate", "judge", "trafilatura"]

with suppress(OSError):  # the model is unpacked to a temporary file, for which there may be no room
    identify("A few words, for which the model is asked.")
