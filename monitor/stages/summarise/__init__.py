"""Tells a story in two to four sentences that stand in its articles, each cited to its place; it writes no word itself.

    story | sources (new ones, reader's language) | candidates (fitness) | ranking | choice (redundancy) | cited sentences

The ranking is that of sumy's Reduction over our own tokens and stems, joined with frequent words, the first place and the topic's names.
`benchmarks/quality/summaries.py` prints it beside every method of sumy by itself.
"""

from monitor.stages.summarise.choice import choose, fill
from monitor.stages.summarise.ranking import terms
from monitor.stages.summarise.telling import Summarise

__all__ = ["Summarise", "choose", "fill", "terms"]
