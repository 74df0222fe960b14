"""What was sent -> the versions to compare; every mistake of a request is named, each with its place."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from factcheck.errors import FactcheckError, ReadError, unknown_key
from factcheck.model import Document
from factcheck.readers import STDIN, read
from factcheck.web.limits import Limits

T = TypeVar("T")

VERSION = ("id", "text", "base64", "filename", "published")
OPTIONS = ("candidate", "nli", "decisions")
"""The keys of a version and of the options in JSON."""

_BAD, _TOO_LARGE, _UNPROCESSABLE = 400, 413, 422
_FEWEST = 2
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class RequestError(FactcheckError):
    """A request that cannot be taken; ``status`` is the HTTP status that says so."""

    def __init__(self, message: str, status: int = _UNPROCESSABLE) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Sent:
    """One version as it came: ``text``, or ``data`` of a file called ``filename``."""

    id: str
    text: str = ""
    data: bytes = b""
    filename: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A check to be made. ``files`` has the bytes of those versions that were files, by their id.

    ``decisions`` is the text of a decisions file, empty for none.
    """

    documents: tuple[Document, ...]
    candidate: str | None = None
    nli: bool = True
    decisions: str = ""
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))


def order_of(
    sent: Sequence[Sent],
    candidate: str | None,
    limits: Limits,
    *,
    nli: bool,
    decisions: str = "",
) -> Order:
    """Read all versions; the mistakes of all of them in one error.

    Raises:
        RequestError: too few, too many or too long versions, two with one name, a file that cannot be read.
    """
    if not _FEWEST <= len(sent) <= limits.versions:
        raise RequestError(f"expected {_FEWEST} to {limits.versions} versions, found {len(sent)}")
    ids = [row.id for row in sent]
    problems = list(_wrong_names(ids, limits))
    if candidate is not None and candidate not in ids:
        problems.append(f"candidate: expected one of {', '.join(ids)}, found {candidate}")
    documents = []
    for row in sent:
        try:
            documents.append(_document(row))
        except ReadError as error:
            problems.append(str(error))
    if problems:
        raise RequestError("\n".join(problems))
    length = sum(len(document.text) for document in documents)
    if length > limits.characters:
        raise RequestError(
            f"expected at most {limits.characters} characters in all, found {length}", _TOO_LARGE
        )
    files = {row.id: row.data for row in sent if row.filename}
    return Order(tuple(documents), candidate, nli, decisions, MappingProxyType(files))


def order_of_json(content: object, limits: Limits) -> Order:
    """The body of ``POST /v1/check``; the names of its keys are in the OpenAPI document.

    Raises:
        RequestError: wrong types or unknown keys, all of them at once, or what :func:`order_of` refuses.
    """
    problems: list[str] = []
    body = _keys(content, "the body", ("documents", "options"), problems)
    rows = body.get("documents")
    if not isinstance(rows, list):
        problems.append(f"documents: expected a list, found {_sort(rows)}")
        rows = []
    sent = [_sent(row, f"documents[{at}]", problems) for at, row in enumerate(rows)]
    options = _keys(body.get("options", {}), "options", OPTIONS, problems)
    given = {key: row for key, row in options.items() if row is not None}
    candidate = _value(given, "candidate", "options", str, problems)
    nli = _value(given, "nli", "options", bool, problems)
    decisions = _value(given, "decisions", "options", str, problems)
    if problems:
        raise RequestError("\n".join(problems), _BAD)
    return order_of(sent, candidate, limits, nli=nli is not False, decisions=decisions or "")


def day(text: str) -> date:
    """The day written as 2026-05-03. Raises ValueError for anything else."""
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _wrong_names(ids: Sequence[str], limits: Limits) -> Iterator[str]:
    for number, name in enumerate(ids, start=1):
        if not name or name != name.strip() or _UNPRINTABLE.search(name):
            yield f"version {number}: expected a name on one line, found {name!r}"
        elif len(name) > limits.name:
            yield f"version {number}: expected a name of at most {limits.name} characters"
    yield from (
        f"{name}: expected each name once, found it {ids.count(name)} times"
        for name in dict.fromkeys(ids)
        if ids.count(name) > 1
    )


def _document(row: Sent) -> Document:
    if row.filename:
        return read(
            STDIN,
            stdin=row.data,
            stdin_name=row.filename,
            document_id=row.id,
            published=row.published,
        )
    if not row.text.strip():
        raise ReadError(f"{row.id}: expected text, found none")
    return Document(id=row.id, text=row.text, published=row.published)


def _sent(row: object, place: str, problems: list[str]) -> Sent:
    found = _keys(row, place, VERSION, problems)
    if found.get("published", "") is None:
        found = {key: value for key, value in found.items() if key != "published"}
    words = {key: _value(found, key, place, str, problems) for key in VERSION}
    if words["id"] is None and isinstance(row, dict) and "id" not in row:
        problems.append(f"{place}.id: expected a name, found none")
    if isinstance(row, dict) and ("text" in found) == ("base64" in found):
        problems.append(f"{place}: expected either text or base64")
    if "base64" in found and "filename" not in found:
        problems.append(
            f"{place}.filename: expected a name whose ending tells the format, found none"
        )
    return Sent(
        id=words["id"] or "",
        text=words["text"] or "",
        data=_converted(words["base64"], _bytes, f"{place}.base64: expected base64", problems)
        or b"",
        filename=(words["filename"] or "") if "base64" in found else "",
        published=_converted(
            words["published"], day, f"{place}.published: expected a day as 2026-05-03", problems
        ),
    )


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _converted(
    text: str | None, convert: Callable[[str], T], expected: str, problems: list[str]
) -> T | None:
    if text is None:
        return None
    try:
        return convert(text)
    except (ValueError, binascii.Error):
        problems.append(expected)
        return None


def _keys(
    content: object, place: str, accepted: Sequence[str], problems: list[str]
) -> Mapping[str, object]:
    if not isinstance(content, dict):
        problems.append(f"{place}: expected an object, found {_sort(content)}")
        return {}
    problems += [
        f"{place}: {key}: {unknown_key(key, accepted)}" for key in content if key not in accepted
    ]
    return content


def _value(
    content: Mapping[str, object], key: str, place: str, sort: type[T], problems: list[str]
) -> T | None:
    if key not in content:
        return None
    found = content[key]
    if type(found) is sort:
        return found
    problems.append(f"{place}.{key}: expected a {_WORDS[sort]}, found {_sort(found)}")
    return None


_WORDS: Mapping[type, str] = {
    str: "string",
    bool: "boolean",
    int: "number",
    float: "number",
    list: "list",
    dict: "object",
}


def _sort(value: object) -> str:
    return "nothing" if value is None else _WORDS.get(type(value), "something else")
