"""Loads, by being imported, all that judging a page needs; it gives nothing.

The process that workers are forked from imports it once: half a second of CPU, which otherwise each worker pays, and pays again
whenever it is recycled. The n-gram model for short texts, another half, is left to those who meet one.
"""

import htmldate
import trafilatura

from monitor.stages import judge

__all__ = ["htmldate", "judge", "trafilatura"]
