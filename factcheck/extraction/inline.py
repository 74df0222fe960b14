"""Markdown's inline markup -> visible words with the offset of every character.

markdown-it gives lines for blocks and nothing for what is inside them (its issues 125 and 675), so every
inline rule is wrapped to note where it started; an inline token then knows its place in its block.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token

_AT = "at"  # key of Token.meta: offset in the content of the block
_Rule = Callable[[StateInline, bool], bool]


def parser(deepest: int) -> MarkdownIt:
    """CommonMark with tables and strikethrough; tokens of text have their place in ``meta``."""
    markdown = MarkdownIt("commonmark", {"maxNesting": deepest}).enable(["table", "strikethrough"])
    markdown.disable(
        ["text_join", "fragments_join"]
    )  # they merge tokens and forget where the second one stood
    waiting = _Waiting()
    rules = markdown.inline.ruler
    for name, rule in zip(rules.get_active_rules(), tuple(rules.getRules("")), strict=True):
        rules.at(name, waiting.wrapped(rule))
    markdown.inline.ruler2.before("balance_pairs", "last_place", waiting.note_last)
    return markdown


def place(token: Token, block: str) -> int | None:
    """Offset in the content *block* at which a token's words stand literally; None where they do not."""
    at = token.meta.get(_AT)
    if at is None or token.type == "text_special":
        return None
    if token.type == "code_inline":  # one space beside each mark is dropped, line ends are spaces
        at += len(token.markup)
        plain = block[at : at + len(token.content) + 1].replace("\n", " ")
        at += plain.startswith(" ") and not plain.startswith(token.content)
        return (
            int(at)
            if block[at : at + len(token.content)].replace("\n", " ") == token.content
            else None
        )
    return int(at) if block.startswith(token.content, at) else None


def start(token: Token) -> int:
    """Offset in the content of the block at which a token's markup starts."""
    return int(token.meta.get(_AT, 0))


@dataclass
class _Waiting:
    """Where the literal text begins that the parser has read but not yet made a token of."""

    since: int = field(default=0)

    def wrapped(self, rule: _Rule) -> _Rule:
        def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's signature
            if silent:
                return rule(state, silent)
            at, known, pending = state.pos, len(state.tokens), state.pending
            self.since = at - len(pending)
            if not rule(state, silent):
                return False
            self._note(state.tokens[known:], at, pending)
            return True

        return run

    def _note(self, tokens: Sequence[Token], at: int, pending: str) -> None:
        links = [token for token in tokens if token.type == "link_open"]
        for index, token in enumerate(tokens):
            if _AT in token.meta:
                continue  # noted by a rule inside this one (the words of a link)
            if index == 0 and pending and token.type == "text":
                token.meta[_AT] = at - len(pending)
            elif token.type == "text" and links:
                token.meta[_AT] = at + 1 if links[0].markup == "autolink" else self.since
            else:
                token.meta[_AT] = at
                at += len(token.content) if token.type == "text" else 0

    def note_last(self, state: StateInline) -> None:
        """The text that was still pending when the block ended."""
        if state.tokens and state.tokens[-1].type == "text":
            state.tokens[-1].meta.setdefault(_AT, self.since)
