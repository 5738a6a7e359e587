"""Tells a story in two to four sentences that stand in its articles, each cited to its place; it writes no word itself.

    story | sources (new ones, reader's language) | candidates (fitness) | ranking | choice (redundancy) | cited sentences

A method of our own: mean overlap with the other sentences, position, figures and the topic's names. On the editors' summaries of
`benchmarks/quality/summaries.py` it is above every method of sumy, and adding any of those to it lowers it, so none is used.
"""

from monitor.stages.summarise.choice import choose, fill
from monitor.stages.summarise.ranking import terms
from monitor.stages.summarise.telling import Summarise

__all__ = ["Summarise", "choose", "fill", "terms"]
