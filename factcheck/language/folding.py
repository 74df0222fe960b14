"""Fold typographic quotes, dashes and spaces to ASCII, one character for one."""

from __future__ import annotations

_FOLDED = {
    "'": "\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc",
    '"': "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    " ": "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t",
}
_TABLE = str.maketrans({odd: plain for plain, odds in _FOLDED.items() for odd in odds})


def folded(text: str) -> str:
    """*text* with the same length, so that versions that differ only in typography parse alike."""
    return text.translate(_TABLE)
