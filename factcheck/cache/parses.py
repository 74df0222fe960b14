"""A parser that is asked only for what it has not read before."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cached_property

from factcheck.cache.keys import code_of, key, processor, version_of
from factcheck.cache.store import Cache
from factcheck.ports import ParsedText, TextParser

_FORMAT = "parses 1"
_LIBRARIES = ("spacy", "thinc", "numpy")


class CachedParses:
    """What a parser reads in single texts, from the cache where it is there.

    *name* is the installed package that the parser loads; *load* is called when a text is new, at most once.
    """

    def __init__(self, cache: Cache, load: Callable[[], TextParser], *, name: str) -> None:
        self._cache = cache
        self._load = load
        self._name = name

    def __call__(self, texts: Sequence[str]) -> tuple[ParsedText, ...]:
        """What was read in each text, same length and order as *texts*."""
        keys = {text: key(self._parser_key, text) for text in texts}
        kept = self._cache.read(list(keys.values()))
        found = {text: json.loads(kept[place]) for text, place in keys.items() if place in kept}
        missing = [text for text in keys if text not in found]
        if missing:
            parsed = dict(zip(missing, self._parser(missing), strict=True))
            self._cache.write("parses", {keys[text]: _text(rows) for text, rows in parsed.items()})
            found |= parsed
        return tuple(found[text] for text in texts)

    @cached_property
    def _parser(self) -> TextParser:
        return self._load()

    @cached_property
    def _parser_key(self) -> str:
        libraries = [version_of(name) for name in (*_LIBRARIES, self._name)]
        code = [code_of("factcheck.language"), code_of("factcheck.lexicon")]
        return key(_FORMAT, self._name, *code, processor(), *libraries).hex()


def _text(rows: ParsedText) -> str:
    return json.dumps(rows, separators=(",", ":"))
