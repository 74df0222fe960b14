"""Who a noun phrase is as a speaker: its name, its office, and what kind of source it makes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import cast

from factcheck.facts.attributions.values import Speaker, SpeakerKind
from factcheck.facts.names.spelling import fold
from factcheck.facts.names.tables import is_given_name, is_listed_body
from factcheck.facts.wording import words
from factcheck.lexicon import table
from factcheck.model import Sentence

PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "that", "i", "we", "you"})
HUMAN = frozenset({SpeakerKind.PERSON, SpeakerKind.OFFICE, SpeakerKind.ROLE, SpeakerKind.ANONYMOUS})
_PERSON, _BODY = {"PERSON"}, {"ORG", "GPE", "NORP", "FAC", "LOC"}
_LEFT = {
    "compound",
    "amod",
    "nummod",
    "poss",
    "nmod",
    "quantmod",
    "npadvmod",
    "punct",
    "case",
    "advmod",
}
_RIGHT = {"of", "for", "from", "at", "with", "in"}
_SOURCE_OF = {"from", "by", "of"}


def speaker_at(sentence: Sentence, head: int) -> Speaker:
    """The speaker whose noun phrase has its head at *head*; text stays empty for a pronoun."""
    token = sentence.tokens[head]
    whole = _phrase(sentence, head)
    if token.pos == "PRON" or token.lemma in PRONOUNS:
        return _pronoun(sentence, head, whole)
    named = _named_beside(sentence, head)
    if named is not None:
        holder = speaker_at(sentence, named)
        title = words(sentence, [i for i in core_of(sentence, head) if i not in holder.tokens])
        return replace(holder, tokens=whole, head=head, kind=SpeakerKind.PERSON, title=title)
    kind = kind_of(sentence, head)
    anonymity = _asked_for_anonymity(sentence, head)
    if anonymity and kind is not SpeakerKind.PERSON:
        kind = SpeakerKind.ANONYMOUS
    named = _source_of(sentence, head) if kind is SpeakerKind.DOCUMENT else None
    if named is not None:
        inner = speaker_at(sentence, named)
        return Speaker(inner.text, whole, head, inner.kind, plural=inner.plural, document=True)
    core = core_of(sentence, head)
    return Speaker(
        text=words(sentence, core),
        tokens=whole,
        head=head,
        kind=kind,
        title=title_of(sentence, head, core),
        plural=token.tag in {"NNS", "NNPS"} or _conjoined(sentence, head),
        anonymity=anonymity,
        document=kind is SpeakerKind.DOCUMENT,
    )


def without(sentence: Sentence, speaker: Speaker, others: Collection[int]) -> Speaker:
    """The speaker less words that the parser hung on it and that are none of its own."""
    if speaker.head is None or not speaker.text:
        return replace(speaker, tokens=tuple(i for i in speaker.tokens if i not in others))
    core = core_of(sentence, speaker.head)
    kept = [i for i in core if i not in others]
    text = words(sentence, kept) if len(kept) < len(core) else speaker.text
    return replace(speaker, text=text, tokens=tuple(i for i in speaker.tokens if i not in others))


def _named_beside(sentence: Sentence, head: int) -> int | None:
    """The name set beside a post: "his lawyer, Mara Quist", "a nurse, Anna Kowal"."""
    if (
        sentence.tokens[head].pos != "NOUN"
        or _nouns().get(sentence.tokens[head].lemma) not in HUMAN
    ):
        return None
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if token.dep == "appos" and child > head and token.pos == "PROPN":
            joined = min(sentence.subtree(child)) == head + 1  # "councillor Ines Vidal"
            person = joined or kind_of(sentence, child) is SpeakerKind.PERSON
            return child if person else None
    return None


def kind_of(sentence: Sentence, head: int) -> SpeakerKind:
    """What kind of source the noun at *head* is; UNKNOWN for a thing that is not known to speak."""
    token = sentence.tokens[head]
    if token.entity in _PERSON or _has_given_name(sentence, head) or _has_post(sentence, head):
        return SpeakerKind.PERSON
    if _body_at(sentence, head):
        return SpeakerKind.INSTITUTION
    kind = _nouns().get(token.lemma)
    if kind in {SpeakerKind.OFFICE, SpeakerKind.ROLE, SpeakerKind.PERSON}:
        one = kind is not SpeakerKind.PERSON and _definite(sentence, head)
        return kind if one else SpeakerKind.ANONYMOUS
    if token.entity in _BODY and (kind is None or token.pos == "PROPN"):
        return SpeakerKind.INSTITUTION
    return kind or _kind_by_form(sentence, head)


def is_institution(lemma: str) -> bool:
    """Whether the noun is one for bodies: "company", "ministry"."""
    return lemma in _listed("institution")


def _body_at(sentence: Sentence, head: int) -> range:
    """The words of an organisation of the tables that begins with a noun: "Doctors Without Borders"."""
    last = head + 1
    while last < len(sentence.tokens) and sentence.tokens[last].text[:1].isupper():
        last += 1
    listed = last > head + 1 and is_listed_body(fold(words(sentence, range(head, last))))
    return range(head, last) if listed else range(0)


def _has_given_name(sentence: Sentence, head: int) -> bool:
    """A name that the recogniser takes for a firm, though its first word is a given name."""
    before = sentence.tokens[head - 1] if head else None
    return (
        before is not None
        and before.pos == sentence.tokens[head].pos == "PROPN"
        and before.head == head
        and is_given_name(fold(before.text))
    )


def _has_post(sentence: Sentence, head: int) -> bool:
    """A name that the recogniser takes for a firm, after a post in small letters: "pilot Sven Aune"."""
    return sentence.tokens[head].pos == "PROPN" and any(
        sentence.tokens[child].tag == "NN" and _nouns().get(sentence.tokens[child].lemma) in HUMAN
        for child in sentence.children[head]
        if sentence.tokens[child].dep == "compound"
    )


def _kind_by_form(sentence: Sentence, head: int) -> SpeakerKind:
    token = sentence.tokens[head]
    if token.pos == "PROPN":
        return SpeakerKind.PERSON if _titled(sentence, head) else SpeakerKind.INSTITUTION
    several = token.pos in {"ADJ", "NUM"} or token.tag == "DT"
    return SpeakerKind.ANONYMOUS if several else SpeakerKind.UNKNOWN


def core_of(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The words that name the speaker: the entity, or the noun with its modifiers, no article."""
    body = _body_at(sentence, head)
    if body:
        return tuple(body)
    for entity in sentence.entities:
        if entity.first <= head < entity.last and entity.label in _PERSON | _BODY:
            return _stripped(sentence, range(_first_name(sentence, entity.first), entity.last))
    left = head
    while left > 0 and _modifies(sentence, left - 1, head):
        left -= 1
    while left < head and _is_title_word(sentence, left, head):
        left += 1
    right = head + 1
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if child == right and token.dep == "prep" and token.lemma in _RIGHT:
            right = max(sentence.subtree(child)) + 1
            break
    return _stripped(sentence, range(left, _before_comma(sentence, head, right)))


def _first_name(sentence: Sentence, first: int) -> int:
    """Where the name begins.

    The recogniser may leave "Ana" out of "Ana Rivera", and takes "Engineer" into "Engineer Ana Rivera".
    """
    while _is_post_before_name(sentence, first):
        first += 1
    before = sentence.tokens[first - 1] if first else None
    if before is None or before.pos != "PROPN" or before.entity or before.head != first:
        return first
    return first - 1 if is_given_name(fold(before.text)) else first


def _is_title_word(sentence: Sentence, index: int, head: int) -> bool:
    """Whether the word before a name says what the person is: "Captain", "engineer"."""
    named = sentence.tokens[head].pos == "PROPN"
    return named and _nouns().get(sentence.tokens[index].text.lower()) in HUMAN


def _is_post_before_name(sentence: Sentence, first: int) -> bool:
    """Whether the first word is what the person does, and a given name follows: not "Hunter Biden"."""
    tokens = sentence.tokens
    followed = first + _LONG_NAME <= len(tokens) and tokens[first + 1].entity in _PERSON
    return (
        followed
        and tokens[first].entity in _PERSON
        and tokens[first + 2].entity in _PERSON
        and _nouns().get(tokens[first].text.lower()) in HUMAN
    )


_LONG_NAME = 3


def title_of(sentence: Sentence, head: int, core: Sequence[int]) -> str:
    """Office words around a name: before it ("Kremlin spokesman") or set beside it."""
    if sentence.tokens[head].pos != "PROPN":
        return ""
    before = [
        i
        for i in sentence.subtree(head)
        if i < min(core) and sentence.tokens[i].dep not in {"det", "punct", "cc"}
    ]
    if before:
        return words(sentence, before)
    for child in sentence.children[head]:
        if (
            sentence.tokens[child].dep == "appos"
            and child > head
            and sentence.tokens[child].pos not in {"NUM", "PUNCT"}
        ):
            return words(sentence, core_of(sentence, child))
    return ""


def _pronoun(sentence: Sentence, head: int, whole: tuple[int, ...]) -> Speaker:
    lemma = sentence.tokens[head].text.lower()
    kind = SpeakerKind.ANONYMOUS if lemma not in PRONOUNS else SpeakerKind.UNKNOWN
    text = sentence.tokens[head].text if kind is SpeakerKind.ANONYMOUS else ""
    return Speaker(text, whole, head, kind, plural=lemma in {"they", "we"})


def _phrase(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The noun phrase without its relative clauses and what is set off by commas."""
    dropped: set[int] = set()
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if token.dep in {"relcl", "acl"} and child > head and sentence.tokens[head + 1].text == ",":
            dropped.update(sentence.subtree(child))
    kept = [i for i in sentence.subtree(head) if i not in dropped]
    while kept and sentence.tokens[kept[-1]].dep == "punct" and kept[-1] != head:
        kept.pop()
    while kept and sentence.tokens[kept[0]].dep == "punct" and kept[0] != head:
        kept.pop(0)
    return tuple(kept)


def _definite(sentence: Sentence, head: int) -> bool:
    """Whether the noun points at one person: not "a minister", not "two ministers"."""
    token = sentence.tokens[head]
    if token.tag in {"NNS", "NNPS"}:
        return False
    return not any(
        sentence.tokens[child].lemma in {"a", "an", "one", "another", "some"}
        for child in sentence.children[head]
        if child < head
    )


def _titled(sentence: Sentence, head: int) -> bool:
    """Whether a name that the entity recogniser missed reads like a person's."""
    nouns = _nouns()
    return any(
        nouns.get(sentence.tokens[child].lemma) in HUMAN or sentence.tokens[child].entity in _PERSON
        for child in sentence.children[head]
    )


def _source_of(sentence: Sentence, head: int) -> int | None:
    """The named maker of a document: "reports from the Observatory", "Maxar's imagery"."""
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if token.dep in {"prep", "agent"} and token.lemma in _SOURCE_OF - {"of"}:
            for grandchild in sentence.children[child]:
                if sentence.tokens[grandchild].dep == "pobj" and _is_named(sentence, grandchild):
                    return grandchild
        if token.dep == "poss" and _is_named(sentence, child):
            return child
    return None


def _is_named(sentence: Sentence, index: int) -> bool:
    return sentence.tokens[index].pos == "PROPN" and kind_of(sentence, index) in {
        SpeakerKind.PERSON,
        SpeakerKind.INSTITUTION,
    }


def _modifies(sentence: Sentence, index: int, head: int) -> bool:
    token = sentence.tokens[index]
    at = index
    while at != head:
        if sentence.tokens[at].dep not in _LEFT and sentence.tokens[at].dep != "det":
            return False
        above = sentence.tokens[at].head
        if above == at:
            return False
        at = above
    return token.text != ","


def _before_comma(sentence: Sentence, head: int, right: int) -> int:
    for index in range(head + 1, right):
        if sentence.tokens[index].text in {",", ";", "("}:
            return index
    return right


def _stripped(sentence: Sentence, indices: Sequence[int]) -> tuple[int, ...]:
    kept = list(indices)
    while len(kept) > 1 and (
        sentence.tokens[kept[0]].tag in {"DT", "PRP$"} or sentence.tokens[kept[0]].dep == "punct"
    ):
        kept.pop(0)
    while len(kept) > 1 and sentence.tokens[kept[-1]].tag in {"POS", ",", "''", ":", "."}:
        kept.pop()
    return tuple(kept)


def _conjoined(sentence: Sentence, head: int) -> bool:
    return any(sentence.tokens[child].dep == "conj" for child in sentence.children[head])


def _asked_for_anonymity(sentence: Sentence, head: int) -> bool:
    wanted = _listed("anonymity")
    if sentence.tokens[head].pos == "PROPN":
        return any(sentence.tokens[i].lemma in wanted for i in sentence.children[head])
    for index, token in enumerate(sentence.tokens):
        if token.lemma in wanted:
            return True
        if token.lemma in {"name", "identify"} and token.tag == "VBN":
            before = {t.lemma for t in sentence.tokens[max(0, index - 4) : index]}
            if before & {"not", "decline", "refuse"}:
                return True
    return False


@cache
def _nouns() -> Mapping[str, SpeakerKind]:
    raw = cast("Mapping[str, Sequence[str]]", table("speakers"))
    kinds = ("document", "institution", "office", "role", "person")
    found: dict[str, SpeakerKind] = {}
    for kind in kinds:
        for noun in raw[kind]:
            found.setdefault(noun, SpeakerKind(kind))
    return found


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(cast("Mapping[str, Sequence[str]]", table("speakers"))[name])
