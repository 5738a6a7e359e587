"""Compares what a model read in two articles, from the bytes that are stored and nothing else; it knows no model."""

import math

import numpy as np

from monitor.model.articles import Meaning


def comparable(one: Meaning, other: Meaning) -> bool:
    """Return whether one model read both; vectors of two models, or of two versions of one, have nothing in common."""
    return one.model == other.model and bool(one.vector and other.vector)


def alike(one: Meaning, other: Meaning) -> float:
    """Return the cosine of two vectors, -1…1; the sums are of whole numbers, so every machine finds the same."""
    here, there = (np.frombuffer(vector, dtype=np.int8).astype(np.int64) for vector in (one.vector, other.vector))
    return int(here @ there) / math.sqrt(int(here @ here) * int(there @ there) or 1)
