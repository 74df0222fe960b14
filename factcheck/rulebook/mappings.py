"""The keys of one mapping: which are accepted, which must be there."""

from __future__ import annotations

from factcheck.errors import closest, unknown_key
from factcheck.rulebook.positions import Problems
from factcheck.rulebook.source import Entries, Items, Node


def mapping(
    node: Node, what: str, accepted: tuple[str, ...], required: tuple[str, ...], problems: Problems
) -> dict[str, Node]:
    """The accepted keys of a mapping and their values; *problems* takes unknown and missing keys.

    A key that is missing because it was misspelt is one mistake, not two.
    """
    if not isinstance(node, Entries):
        problems.add(node.position, f"{what}: expected {', '.join(accepted)}, was: {node}")
        return {}
    strangers = [key for key, _ in node.pairs if key.text not in accepted]
    for key in strangers:
        problems.add(key.position, f"{key.text}: {unknown_key(key.text, accepted)}")
    nodes = {key.text: value for key, value in node.pairs if key.text in accepted}
    misspelt = {closest(key.text, accepted) for key in strangers}
    for name in required:
        if name not in nodes and name not in misspelt:
            problems.add(node.position, f"{name}: missing in {what}")
    return nodes


def found(node: Node) -> str:
    """What stands there instead of a filled list."""
    return "an empty list" if isinstance(node, Items) and not node.nodes else str(node)
