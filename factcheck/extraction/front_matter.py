"""What a Markdown file says of itself between two lines of dashes: its title and its day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import yaml

from factcheck.errors import ReadError
from factcheck.extraction.dates import parse_date

_FENCED = re.compile(
    r"---[ \t]*(?:\r\n|\r|\n)(?P<yaml>(?:(?!(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z)).*+(?:\r\n|\r|\n))*+)"
    r"(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)"
)
_FIRST_KEY = re.compile(r"\s*+(?:#[^\r\n]*+\s++)*+[\w-]++[ \t]*+:(?:\s|\Z)")
_LIMIT = 64_000
_DATES = ("published", "publishdate", "pubdate", "datepublished", "date")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``end`` is the offset of the first character after it; ``title_at`` of the title's first."""

    end: int = 0
    title: str = ""
    title_at: int = 0
    published: date | None = None
    warnings: tuple[str, ...] = ()


def front_matter(name: str, source: str) -> FrontMatter:
    """All empty where there is none: a rule between two texts is not front matter.

    Raises:
        ReadError: it is longer than a story's would be, or no YAML.
    """
    found = _FENCED.match(source)
    if found is None or not _FIRST_KEY.match(found["yaml"]):
        return FrontMatter()
    values = _values(name, found["yaml"])
    title = str(values.get("title", ""))
    place = source.find(title, found.start("yaml"), found.end())
    published, warnings = _published(values)
    return FrontMatter(found.end(), title, max(place, found.start("yaml")), published, warnings)


def _values(name: str, text: str) -> Mapping[str, object]:
    """Keys in lower case without separators. Strings only: YAML would move "10:00 +03:00" to UTC."""
    if len(text) > _LIMIT:
        raise ReadError(
            f"{name}:1: expected front matter under {_LIMIT} characters, found {len(text)}"
        )
    try:
        content = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- builds strings only
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise ReadError(
            f"{name}:{line}: expected YAML front matter, found a syntax error"
        ) from None
    except (RecursionError, ValueError):
        raise ReadError(
            f"{name}:1: expected YAML front matter, found nesting or signs it cannot hold"
        ) from None
    if not isinstance(content, dict):
        return {}
    rows = {re.sub(r"[_-]|At$", "", str(key)).lower(): value for key, value in content.items()}
    return {key: value for key, value in rows.items() if isinstance(value, str)}


def _published(values: Mapping[str, object]) -> tuple[date | None, tuple[str, ...]]:
    stated = [str(values[key]) for key in _DATES if key in values]
    days = [day for day in map(parse_date, stated) if day is not None]
    unread = [
        words for words in stated if words.lower() not in {"", "true", "false"}
    ]  # Jekyll's switch
    if not days and unread:
        return None, (f"the date in the front matter was not understood: {unread[0][:40]!r}",)
    return (days[0] if days else None), ()
