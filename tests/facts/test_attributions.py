"""Who is said to have said what."""

from __future__ import annotations

import pytest

from factcheck.facts.attributions import extract
from factcheck.facts.attributions.values import Attribution, Mode, SpeakerKind, VerbClass
from factcheck.facts.wording import words
from factcheck.language import load_parser
from factcheck.model import Document, Fact


def said(text: str) -> tuple[Fact[Attribution], ...]:
    document = Document(id="a", text=text)
    (sentences,) = load_parser()([document])
    return extract(document, sentences)


def content(fact: Fact[Attribution]) -> str:
    return words(fact.sentence, fact.value.content)


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "cls", "mode", "what"),
    [
        pytest.param(
            "“The dam is safe,” the engineer said.",
            "engineer", "say", VerbClass.NEUTRAL, Mode.DIRECT, "The dam is safe",
            id="direct speech, cue after it",
        ),
        pytest.param(
            "“The dam is safe,” said Marta Lind, the chief engineer.",
            "Marta Lind", "say", VerbClass.NEUTRAL, Mode.DIRECT, "The dam is safe",
            id="inverted cue",
        ),
        pytest.param(
            "Lind said that the dam was safe.",
            "Lind", "say", VerbClass.NEUTRAL, Mode.INDIRECT, "the dam was safe",
            id="that-clause without its that",
        ),
        pytest.param(
            "The dam, engineers say, is safe.",
            "engineers", "say", VerbClass.NEUTRAL, Mode.INDIRECT, "The dam is safe",
            id="cue set into the clause",
        ),
        pytest.param(
            "According to the water board, two gates jammed.",
            "water board", "according to", VerbClass.NEUTRAL, Mode.INDIRECT, "two gates jammed",
            id="according to",
        ),
        pytest.param(
            "The water board rejected claims that it had cut the supply.",
            "water board", "reject", VerbClass.DENY, Mode.INDIRECT, "claims that it had cut the supply",
            id="the claim that is rejected is no second report",
        ),
        pytest.param(
            "The water board denied cutting the supply.",
            "water board", "deny", VerbClass.DENY, Mode.INDIRECT, "cutting the supply",
            id="a gerund is what was denied",
        ),
        pytest.param(
            "Lind urged the council to “rethink its plans” for the valley.",
            "Lind", "urge", VerbClass.URGE, Mode.MIXED, 'rethink its plans" for the valley',
            id="a few quoted words in reported speech",
        ),
        pytest.param(
            "There were calls for a new vote by the miners' union.",
            "miners' union", "call for", VerbClass.URGE, Mode.INDIRECT, "a new vote",
            id="a noun reports, its speaker after by",
        ),
        pytest.param(
            "The pilot is said to have left the country.",
            "", "say", VerbClass.NEUTRAL, Mode.INDIRECT, "The pilot to have left the country",
            id="a passive without a speaker",
        ),
        pytest.param(
            "The pilot reportedly left the country.",
            "", "reportedly", VerbClass.EVIDENCE, Mode.INDIRECT, "The pilot left the country",
            id="an adverb reports",
        ),
        pytest.param(
            "The water board declined to comment.",
            "water board", "decline", VerbClass.REFUSE, Mode.INDIRECT, "comment",
            id="refused to speak",
        ),
        pytest.param(
            "Reports from the Lake Observatory indicate that the level fell.",
            "Lake Observatory", "indicate", VerbClass.EVIDENCE, Mode.INDIRECT, "the level fell",
            id="the maker of a report speaks through it",
        ),
    ],
)  # fmt: skip
def test_one_attribution(
    text: str, speaker: str, cue: str, cls: VerbClass, mode: Mode, what: str
) -> None:
    """Speaker, cue, class, mode and content of the only attribution."""
    (fact,) = said(text)

    value = fact.value
    assert (value.speaker, value.cue_lemma, value.cls, value.mode) == (speaker, cue, cls, mode)
    assert content(fact) == what


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The path shows traces of frost.", id="a thing shows something"),
        pytest.param("That said, the ferry runs.", id="a set phrase"),
        pytest.param("Three sailors were confirmed dead.", id="a passive that tells no words"),
        pytest.param("The so-called “Iron Door” fell.", id="marks for a name"),
        pytest.param("The clock says noon.", id="an object that says"),
        pytest.param("They announced themselves at the door.", id="a reflexive object"),
        pytest.param("He told the truth.", id="told without words"),
        pytest.param("The bank refused to lend him money.", id="a deed refused, not words"),
    ],
)
def test_no_attribution(text: str) -> None:
    """Nobody's words are reported."""
    assert said(text) == ()


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param(
            "Lind said the dam was safe. She added that two gates had jammed.",
            ["Lind", "Lind"],
            id="a pronoun is the last speaker",
        ),
        pytest.param(
            "Anna Berg opened the hall. She said it had cost too much.",
            ["Anna Berg"],
            id="a pronoun is the last person who did something",
        ),
        pytest.param(
            "The hall is open. She said it had cost too much.",
            [""],
            id="nobody to be: unknown, never guessed",
        ),
        pytest.param(
            "Anna Berg opened the hall.\nIt rained.\nThe band played.\nShe said it was late.",
            [""],
            id="the antecedent is too far away",
        ),
        pytest.param(
            "“The gates jammed. Nobody warned us,” Lind said.",
            ["Lind", "Lind"],
            id="the first sentence of a quotation has the speaker of the second",
        ),
        pytest.param(
            "“The gates jammed,” Lind said. “Nobody warned us.”",
            ["Lind", "Lind"],
            id="speech goes on after the cue",
        ),
        pytest.param(
            "Lind continued:\n“Nobody warned us.”",
            ["Lind", "Lind"],
            id="a colon hands over to the next paragraph",
        ),
    ],
)
def test_speaker_from_the_neighbourhood(text: str, speakers: list[str]) -> None:
    """Speakers that a sentence leaves out are taken from the sentences around it, or left unknown."""
    assert [fact.value.speaker for fact in said(text)] == speakers


def test_participle_takes_the_subject_of_the_reporting_verb() -> None:
    """The parser hangs "asserting" on "reached"; the rescuers asserted nothing."""
    text = "Lind said she left after rescuers reached the dam, asserting she never meant to stay."

    speakers = {fact.value.speaker for fact in said(text)}

    assert speakers == {"Lind"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Anna Berg said it was late.", SpeakerKind.PERSON),
        ("The mayor said it was late.", SpeakerKind.OFFICE),
        ("A mayor said it was late.", SpeakerKind.ANONYMOUS),
        ("The ministry said it was late.", SpeakerKind.INSTITUTION),
        ("Two officials said it was late.", SpeakerKind.ANONYMOUS),
        ("The study found that it was late.", SpeakerKind.DOCUMENT),
    ],
)
def test_speaker_kind(text: str, kind: SpeakerKind) -> None:
    """What kind of source speaks."""
    (fact,) = said(text)

    assert fact.value.speaker_kind is kind


def test_negated_cue() -> None:
    """A confirmation that was not given."""
    (fact,) = said("The ministry did not confirm the loss.")

    assert fact.value.negated
    assert fact.value.cls is VerbClass.CONFIRM


def test_fact_tokens_are_the_frame() -> None:
    """Speaker and cue are the fact's own words, the cue its anchor."""
    (fact,) = said("Marta Lind said the dam was safe.")

    assert words(fact.sentence, fact.tokens) == "Marta Lind said"
    assert fact.sentence.tokens[fact.anchor].text == "said"
