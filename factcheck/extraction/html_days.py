"""The day of publication that a page states about itself."""

from __future__ import annotations

import json
from datetime import date

from factcheck.extraction.dates import parse_date
from factcheck.extraction.html_tokens import Piece

_META = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date.issued", "dc.date",
    "dcterms.date", "pubdate", "publishdate", "publish-date", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
_MARKED, _JSON, _BYLINE = "marked", "json-ld", "byline"
_ORDER = (_META[0], _JSON, *_META[1:], _MARKED, _BYLINE)


class Days:
    """Collects what the page says; ``published`` is the surest of it."""

    def __init__(self) -> None:
        self._found: dict[str, date] = {}

    @property
    def published(self) -> date | None:
        """None where the page states no full date."""
        return next((self._found[key] for key in _ORDER if key in self._found), None)

    def note_meta(self, tag: Piece) -> None:
        """A meta tag: "<meta property=... content=...>"."""
        for attribute in ("property", "name", "itemprop"):
            if (key := tag.value(attribute).lower()) in _META:
                self._keep(key, tag.value("content"))

    def note_time(self, tag: Piece, *, in_byline: bool) -> None:
        """A time tag: marked as the publication's, or standing above the body.

        A day inside a sentence ("meets on <time ...>Friday</time>") is the event's.
        """
        marks = f"{tag.value('itemprop')} {tag.value('class')}".lower()
        if "modified" in marks or "updated" in marks:
            return
        if "datepublished" in marks or "pubdate" in tag.values:
            self._keep(_MARKED, tag.value("datetime"))
        elif in_byline:
            self._keep(_BYLINE, tag.value("datetime"))

    def note_json(self, words: str) -> None:
        """JSON-LD: ``datePublished`` of the article, wherever in the graph it stands."""
        try:
            queue = [json.loads(words)]
        except (ValueError, RecursionError):
            return
        for node in queue:
            if isinstance(node, dict):
                day = node.get("datePublished")
                if isinstance(day, str) and _is_article(node.get("@type")):
                    self._keep(_JSON, day)
                queue.extend(node.values())
            elif isinstance(node, list):
                queue.extend(node)

    def _keep(self, key: str, words: str) -> None:
        found = parse_date(words)
        if found is not None:
            self._found.setdefault(key, found)


def _is_article(types: object) -> bool:
    names = types if isinstance(types, list) else [types]
    return types is None or any(str(name).endswith(("Article", "Posting")) for name in names)
