"""A shard as ASCII, for the way to another machine, and back."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from factcheck.batch.shards import Shard
from factcheck.batch.stories import Story, Version


def packed(shard: Shard) -> str:
    """The shard as JSON."""
    return json.dumps(asdict(shard), default=_plain)


def unpacked(text: str) -> Shard:
    """The shard that was packed."""
    content = json.loads(text)
    stories = tuple(_story(story) for story in content["stories"])
    return Shard(content["name"], content["first"], stories)


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _story(row: Mapping[str, Any]) -> Story:
    return Story(
        row["id"],
        tuple(_version(version) for version in row["versions"]),
        row["candidate"],
        tuple(row["problems"]),
        tuple(row["unread"]),
    )


def _version(row: Mapping[str, Any]) -> Version:
    day = row["published"]
    return Version(
        row["id"],
        row["name"],
        base64.b64decode(row["content"]),
        None if day is None else date.fromisoformat(day),
        row["path"],
    )
