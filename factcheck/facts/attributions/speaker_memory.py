"""Who "he", "she", "they" or "it" is, as far as the sentences just read tell; else nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.facts.attributions.speakers import HUMAN, speaker_at
from factcheck.facts.attributions.values import Speaker, SpeakerKind
from factcheck.facts.names.gazetteer import places_named
from factcheck.facts.names.spelling import fold
from factcheck.facts.names.tables import country_named
from factcheck.model import Sentence

_MALE = {
    "mr",
    "mr.",
    "spokesman",
    "chairman",
    "king",
    "prince",
    "father",
    "man",
    "brother",
    "son",
    "husband",
    "boy",
}
_FEMALE = {
    "ms",
    "ms.",
    "mrs",
    "mrs.",
    "spokeswoman",
    "chairwoman",
    "queen",
    "princess",
    "mother",
    "woman",
    "sister",
    "daughter",
    "wife",
    "girl",
    "widow",
    "congresswoman",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody who spoke or was the subject of a sentence, and where."""

    paragraph: int
    sentence: int
    token: int
    speaker: Speaker
    spoke: bool


def subjects(sentence: Sentence) -> tuple[Mention, ...]:
    """People who are the subject of a verb of the sentence."""
    return tuple(
        Mention(sentence.paragraph, sentence.index, index, speaker_at(sentence, index), spoke=False)
        for index, token in enumerate(sentence.tokens)
        if token.entity == "PERSON" and token.dep in {"nsubj", "nsubjpass"}
    )


def resolved(
    speaker: Speaker, sentence: Sentence, content: Sequence[int], known: Sequence[Mention]
) -> Speaker:
    """The speaker with the name of the antecedent; unchanged when there is none to be sure of.

    Looks back to the paragraph before, no further. A pronoun never means somebody inside the words
    it introduces.
    """
    if speaker.head is None:
        return speaker
    if speaker.text:
        return _as_known(speaker, known)
    pronoun = sentence.tokens[speaker.head].text.lower()
    inside = set(content)
    for mention in reversed(known):
        if mention.paragraph < sentence.paragraph - 1:
            break
        here = mention.sentence == sentence.index
        if here and (mention.token in inside or mention.token >= speaker.head):
            continue
        if _fits(pronoun, mention):
            found = mention.speaker
            kind = found.kind
            if pronoun in {"he", "she"} and kind is SpeakerKind.INSTITUTION:
                kind = SpeakerKind.PERSON
            return replace(
                speaker, text=found.text, kind=kind, title=found.title, plural=found.plural
            )
    return speaker


def _as_known(speaker: Speaker, known: Sequence[Mention]) -> Speaker:
    """A surname that the entity recogniser missed is the person who had it before."""
    if speaker.kind is not SpeakerKind.INSTITUTION or " " in speaker.text:
        return speaker
    people = (one.speaker for one in known if one.speaker.kind is SpeakerKind.PERSON)
    if any(person.text.split()[-1] == speaker.text for person in people):
        return replace(speaker, kind=SpeakerKind.PERSON)
    return speaker


def _may_be_surname(speaker: Speaker) -> bool:
    """Whether a speaker taken for a body may be a person whom the recogniser does not know."""
    words = speaker.text.split()
    name = fold(speaker.text)
    known = country_named(name) is not None or bool(places_named(name).all)
    return (
        len(words) <= _SURNAME
        and all(word[0].isupper() and not word.isupper() for word in words)
        and not known
    )


_SURNAME = 2


def _fits(pronoun: str, mention: Mention) -> bool:
    who = mention.speaker
    match pronoun:
        case "he" | "she":
            words = {word.lower() for word in f"{who.title} {who.text}".split()}
            wrong = words & (_FEMALE if pronoun == "he" else _MALE)
            human = who.kind in HUMAN or (mention.spoke and _may_be_surname(who))
            return human and not who.plural and not wrong
        case "they":
            return mention.spoke and (who.plural or who.kind is SpeakerKind.INSTITUTION)
        case "it":
            bodies = {SpeakerKind.INSTITUTION, SpeakerKind.DOCUMENT}
            return mention.spoke and not who.plural and who.kind in bodies
        case _:
            return False
