"""Message templates: plain placeholders, checked when a rule is loaded, filled when it fires."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from string import Formatter

from factcheck.errors import unknown_key
from factcheck.model import Clash, Pair, Place

PLACEHOLDERS = (
    "key",
    *(f"{side}.{part}" for side in ("ours", "theirs") for part in ("document", "text", "value")),
)
"""What every message may name; a kind adds what it lists in ``message_fields``."""


def problem(template: str, fields: Iterable[str]) -> str | None:
    """What is wrong with *template*, None where nothing is; *fields* are those of its kind."""
    accepted = (*PLACEHOLDERS, *fields)
    try:
        names = tuple(_names(template))
    except ValueError as error:
        return f"{error}; write {{{{ and }}}} for braces in the text"
    for name in names:
        if name not in accepted:
            return unknown_key(name, accepted, f"placeholder {{{name}}}")
    return None


def fill(template: str, clash: Clash, documents: Mapping[str, str]) -> str:
    """The message of one clash, on one line; *documents* are texts by id, where they are at hand.

    Raises:
        KeyError: the kind gave no word for a placeholder (a bug in the kind).
    """
    ours = clash.places[0]
    others = (place for place in clash.places if place.document_id != ours.document_id)
    words = {"key": clash.key, **dict(clash.fields)}
    for side, place in (("ours", ours), ("theirs", next(others, clash.places[-1]))):
        words[f"{side}.document"] = place.document_id
        words[f"{side}.text"] = _text(place, clash.pair, documents)
        words[f"{side}.value"] = place.value
    return " ".join("".join(_filled(template, words)).split())


def _text(place: Place, pair: Pair | None, documents: Mapping[str, str]) -> str:
    """The words at a place; its value where neither the document nor the sentence is at hand."""
    if place.document_id in documents:
        return place.span.of(documents[place.document_id])
    for claim in (pair.ours, pair.theirs) if pair else ():
        sentence = claim.sentence
        if place.document_id == sentence.document_id and sentence.span.contains(place.span):
            start = place.span.start - sentence.span.start
            return sentence.text[start : start + place.span.end - place.span.start]
    return place.value


def _filled(template: str, words: Mapping[str, str]) -> Iterator[str]:
    for literal, name in _parts(template):
        yield literal
        if name is not None:
            yield words[name]


def _names(template: str) -> Iterator[str]:
    for _, name in _parts(template):
        if name is not None:
            yield name


@cache
def _parts(template: str) -> tuple[tuple[str, str | None], ...]:
    """(literal text, the placeholder that follows it or None).

    ``str.format`` itself is never called: its attribute access is a language of its own.

    Raises:
        ValueError: a brace without its partner, a format code or a conversion.
    """
    parts: list[tuple[str, str | None]] = []
    for literal, name, code, conversion in Formatter().parse(template):
        if code or conversion:
            raise ValueError(f"{{{name}}} takes no format")
        parts.append((literal, name))
    return tuple(parts)
