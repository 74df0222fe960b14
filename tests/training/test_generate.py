"""The generator of version pairs: each kind of edit on sentences of our own, the labels, the balance."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

pytest.importorskip("lemminflect", reason="comes with the training extra")

from training.data import ALLOWED, Pair
from training.generate import merges, version_pairs
from training.generate.catalog import conflicts, openings, rewordings
from training.generate.change import Change, Edit, article, written
from training.generate.counting import in_words, ordinal_word, other_value, value_of
from training.generate.inflect import inflected
from training.generate.merges import couples
from training.generate.names import Pools
from training.generate.parse import Parsed, is_fit, parse
from training.generate.stories import story_pairs

# Each case: the kind of edit, the sentence, a text that must come out for some seed.
MADE = (
    pytest.param("number", "The fire killed 12 workers.", "The fire killed 14 workers.", id="near"),
    pytest.param(
        "number", "The fire killed twelve workers.", "The fire killed ten workers.", id="in-words"
    ),
    pytest.param("age", "A 45-year-old man won.", "A 54-year-old man won.", id="transposed-age"),
    pytest.param("unit", "It is 40 miles long.", "It is 40 yards long.", id="unit"),
    pytest.param(
        "bound", "More than 40 people came.", "Fewer than 40 people came.", id="bound-turned"
    ),
    pytest.param("month", "He left in June 2015.", "He left in May 2015.", id="month"),
    pytest.param("day", "He left on 4 June 2015.", "He left on 5 June 2015.", id="day"),
    pytest.param("year", "He left in June 2015.", "He left in June 2014.", id="year"),
    pytest.param("weekday", "She spoke on Monday.", "She spoke on Friday.", id="weekday"),
    pytest.param("antonym", "The profit rose sharply.", "The loss rose sharply.", id="noun"),
    pytest.param("antonym", "The plan was accepted.", "The plan was rejected.", id="inflected"),
    pytest.param(
        "rival word", "The doctor called.", "The nurse called.", id="somebody-of-another-trade"
    ),
    pytest.param("rival verb", "The firm bought the ship.", "The firm sold the ship.", id="verb"),
    pytest.param(
        "direction", "She left before the vote.", "She left after the vote.", id="before-after"
    ),
    pytest.param("quantifier", "All members agreed.", "Only some members agreed.", id="all-some"),
    pytest.param(
        "status", "The former mayor spoke.", "The current mayor spoke.", id="out-of-office"
    ),
    pytest.param(
        "negation",
        "The mayor signed the bill.",
        "The mayor did not sign the bill.",
        id="not-put-in",
    ),
    pytest.param(
        "negation", "The mayor did not sign the bill.", "The mayor signed the bill.", id="not-taken"
    ),
    pytest.param(
        "phase",
        "The company signed the deal.",
        "The company refused to sign the deal.",
        id="refused",
    ),
    pytest.param("roles", "Brazil defeated Spain.", "Spain defeated Brazil.", id="swapped"),
    pytest.param(
        "roles", "Brazil defeated Spain.", "Brazil was defeated by Spain.", id="passive-swapped"
    ),
    pytest.param(
        "roles",
        "Kate Brown will bring Tom Reed some cake.",
        "Tom Reed will bring Kate Brown some cake.",
        id="names-exchanged",
    ),
    pytest.param(
        "quantifier", "Several of the members agreed.", "None of the members agreed.", id="none-of"
    ),
    pytest.param(
        "denied",
        "The mayor said that the bridge was closed.",
        "The mayor denied that the bridge was closed.",
        id="denied",
    ),
    pytest.param(
        "pronoun", "She sold her house.", "He sold his house.", id="all-pronouns-of-one-person"
    ),
    pytest.param(
        "same number", "The fire killed 12 workers.", "The fire killed twelve workers.", id="spelt"
    ),
    pytest.param(
        "same number", "It cost $5 million.", "It cost 5 million dollars.", id="dollars-in-words"
    ),
    pytest.param("same number", "Sales rose 8%.", "Sales rose 8 percent.", id="percent"),
    pytest.param("same number", "It has 12,000 seats.", "It has 12 thousand seats.", id="thousand"),
    pytest.param(
        "same bound", "More than 40 people came.", "Over 40 people came.", id="same-bound"
    ),
    pytest.param(
        "same date", "He left on June 4, 2015.", "He left on 4 June 2015.", id="day-before-month"
    ),
    pytest.param("same name", "Dr. Miller called.", "Doctor Miller called.", id="title"),
    pytest.param("synonym", "They purchased a car.", "They bought a car.", id="synonym-inflected"),
    pytest.param(
        "synonym", "It was an expensive trip.", "It was a costly trip.", id="synonym-and-article"
    ),
    pytest.param(
        "same phrase", "He left because of the rain.", "He left due to the rain.", id="phrase"
    ),
    pytest.param(
        "synonym",
        "The talks focused on prices.",
        "The talks concentrated on prices.",
        id="synonym-and-preposition",
    ),
    pytest.param(
        "synonym",
        "The firm decided to sell the ship.",
        "The firm made the decision to sell the ship.",
        id="synonym-nominal",
    ),
    pytest.param(
        "same phrase",
        "She is going to leave on Monday.",
        "She will leave on Monday.",
        id="future",
    ),
    pytest.param(
        "small words",
        "She will leave on Monday.",
        "She is going to leave on Monday.",
        id="future-in-three-words",
    ),
    pytest.param("contraction", "They did not agree.", "They didn't agree.", id="contraction"),
    pytest.param(
        "moved phrase", "On Monday, the court closed.", "The court closed on Monday.", id="back"
    ),
    pytest.param(
        "moved phrase", "The court closed on Monday.", "On Monday, the court closed.", id="front"
    ),
    pytest.param(
        "exchanged pair", "Spain and France met.", "France and Spain met.", id="joined-names"
    ),
    pytest.param("voice", "Brazil defeated Spain.", "Spain was defeated by Brazil.", id="passive"),
    pytest.param(
        "voice",
        "The law was signed by the governor in 2015.",
        "The governor signed the law in 2015.",
        id="active",
    ),
    pytest.param(
        "dative", "The king gave Drake a ship.", "The king gave a ship to Drake.", id="dative"
    ),
    pytest.param(
        "genitive",
        "Spain's president resigned.",
        "The president of Spain resigned.",
        id="genitive",
    ),
    pytest.param(
        "report reshaped",
        "The mayor said that the bridge was closed.",
        "The bridge was closed, the mayor said.",
        id="speaker-last",
    ),
    pytest.param(
        "report reshaped",
        "The mayor said that the bridge was closed.",
        "According to the mayor, the bridge was closed.",
        id="according-to",
    ),
    pytest.param(
        "split",
        "Anna Berg won the race in May and moved to Paris in June.",
        "Anna Berg won the race in May. She moved to Paris in June.",
        id="joined-verbs-with-pronoun",
    ),
    pytest.param(
        "split",
        "Anna Berg won the race in May and moved to Paris in June.",
        "Anna Berg won the race in May. Berg moved to Paris in June.",
        id="joined-verbs-with-family-name",
    ),
    pytest.param(
        "split",
        "The suspect was arrested on Monday and charged with murder.",
        "The suspect was arrested on Monday. The suspect was charged with murder.",
        id="the-helping-verb-comes-along",
    ),
    pytest.param(
        "split",
        "The company cut 200 jobs but kept its factory in Leeds.",
        "The company cut 200 jobs. However, it kept its factory in Leeds.",
        id="but-as-however",
    ),
    pytest.param(
        "split",
        "The court closed on Monday, and the mayor left the town.",
        "The court closed on Monday. The mayor left the town.",
        id="joined-clauses",
    ),
    pytest.param(
        "split",
        "The court closed on Monday; the mayor left the town.",
        "The court closed on Monday. The mayor left the town.",
        id="semicolon",
    ),
    pytest.param(
        "split",
        "Thomas Miller, who lives in Boston, sold the house.",
        "Thomas Miller sold the house. He lives in Boston.",
        id="relative-clause-inside",
    ),
    pytest.param(
        "split",
        "The police arrested Thomas Miller, who had lived in Boston.",
        "The police arrested Thomas Miller. Miller had lived in Boston.",
        id="relative-clause-last",
    ),
    pytest.param(
        "split",
        "She moved to Paris, where she opened a shop.",
        "She moved to Paris. There, she opened a shop.",
        id="where-as-there",
    ),
    pytest.param(
        "split",
        "Thomas Miller, a teacher from Boston, sold the house.",
        "Thomas Miller was a teacher from Boston. He sold the house.",
        id="apposition-inside",
    ),
    pytest.param(
        "split",
        "The minister flew to Paris, the capital of France.",
        "The minister flew to Paris. Paris is the capital of France.",
        id="apposition-last-a-place-stays",
    ),
    pytest.param(
        "apposition",
        "Thomas Miller, the mayor of Boston, sold the house.",
        "The mayor of Boston, Thomas Miller, sold the house.",
        id="apposition-exchanged",
    ),
    pytest.param(
        "apposition",
        "Thomas Miller, the mayor of Boston, sold the house.",
        "Thomas Miller, who was the mayor of Boston, sold the house.",
        id="apposition-as-relative-clause",
    ),
    pytest.param(
        "apposition",
        "Thomas Miller, who was a teacher from Boston, sold the house.",
        "Thomas Miller, a teacher from Boston, sold the house.",
        id="relative-clause-as-apposition",
    ),
    pytest.param(
        "apposition",
        "The police praised British singer Anna Berg on Monday.",
        "The police praised Anna Berg, a British singer, on Monday.",
        id="title-behind-the-name",
    ),
    pytest.param(
        "apposition",
        "Anna Berg, a British singer, won the prize.",
        "British singer Anna Berg won the prize.",
        id="title-before-the-name",
    ),
    pytest.param(
        "order",
        "After the bridge collapsed, the mayor resigned.",
        "After the mayor resigned, the bridge collapsed.",
        id="opening-clause",
    ),
    pytest.param(
        "order",
        "After Thomas Miller left the army, he opened a shop.",
        "After Thomas Miller opened a shop, he left the army.",
        id="what-one-and-the-same-did",
    ),
    pytest.param(
        "order",
        "She worked in Boston before joining the army.",
        "She joined the army before working in Boston.",
        id="participle-last",
    ),
    pytest.param(
        "order",
        "After being arrested, he left the party.",
        "After leaving the party, he was arrested.",
        id="participle-first-and-passive",
    ),
    pytest.param(
        "order",
        "She moved to Boston and later opened a shop.",
        "She opened a shop and later moved to Boston.",
        id="and-later",
    ),
    pytest.param(
        "order",
        "The club moved from Boston to Chicago.",
        "The club moved from Chicago to Boston.",
        id="journey",
    ),
    pytest.param(
        "order", "The strike led to the closure.", "The closure led to the strike.", id="cause"
    ),
    pytest.param(
        "roles",
        "The teacher warned the doctor and left the town.",
        "The doctor warned the teacher and left the town.",
        id="sides-with-more-behind",
    ),
    pytest.param(
        "roles",
        "He said that she had warned Thomas Miller.",
        "He said that Thomas Miller had warned her.",
        id="pronoun-in-the-other-case",
    ),
    pytest.param(
        "roles",
        "Spain is larger than Portugal.",
        "Portugal is larger than Spain.",
        id="compared",
    ),
    pytest.param(
        "roles",
        "Thomas Miller is the son of Peter Brown.",
        "Peter Brown is the son of Thomas Miller.",
        id="related",
    ),
    pytest.param("spelling", "The colour faded.", "The color faded.", id="spelling"),
    pytest.param(
        "adjunct dropped", "The court closed on Monday.", "The court closed.", id="time-left-out"
    ),
    pytest.param(
        "hedge", "The company signed the deal.", "The company may have signed the deal.", id="may"
    ),
    pytest.param(
        "attribution dropped",
        "The mayor said that the bridge was closed.",
        "The bridge was closed.",
        id="speaker-left-out",
    ),
)
# Each case: the kind of edit, a sentence on which it must keep its hands off.
LEFT_ALONE = (
    pytest.param("number", "He left in 2015.", id="a-year-is-no-count"),
    pytest.param("number", "One of them left.", id="one-is-a-pronoun"),
    pytest.param("time", "I am here.", id="am-is-a-verb"),
    pytest.param("negation", "No one said anything.", id="denied-already"),
    pytest.param("negation", "The firm may close the plant.", id="may-not-is-no-denial-of-may"),
    pytest.param("roles", "Brazil met Spain.", id="to-meet-is-mutual"),
    pytest.param("roles", "Brazil built a bridge.", id="a-bridge-builds-nothing"),
    pytest.param("voice", "The bill passed on Monday.", id="no-object"),
    pytest.param("voice", "She has a car.", id="to-have-has-no-passive"),
    pytest.param("voice", "The man hurt himself.", id="reflexive"),
    pytest.param("exchanged pair", "Spain beat France.", id="nothing-joined"),
    pytest.param("adjunct dropped", "Nobody left on Monday.", id="under-negation-more-is-less"),
    pytest.param("adjective dropped", "The former mayor spoke.", id="former-is-no-detail"),
    pytest.param("same bound", "He thought about it.", id="about-without-a-number"),
    pytest.param("contraction", "They agreed.", id="nothing-to-contract"),
    pytest.param("status", "The mayor spoke.", id="no-status"),
    pytest.param("same phrase", "The film is based on the play.", id="based-on-stays"),
    pytest.param("same phrase", "He was best known as a singer.", id="known-as-stays"),
    pytest.param("synonym", "She is going to Paris.", id="going-somewhere"),
    pytest.param("same phrase", "She is going to Paris.", id="going-to-a-place-is-no-future"),
    pytest.param("same phrase", "The visit was due to end on Monday.", id="due-is-no-ground"),
    pytest.param("same name", "China and India grew.", id="a-country-keeps-its-name"),
    pytest.param("quantifier", "It is the best book of all time.", id="of-all-time"),
    pytest.param("direction", "She had better leave.", id="had-better"),
    pytest.param("direction", "Most members agreed.", id="most-members-are-no-grade"),
    pytest.param("speaker", "He said that the bridge was closed.", id="he-may-be-anyone"),
    pytest.param(
        "speaker", "An official said that the bridge was closed.", id="so-may-an-official"
    ),
    pytest.param("adjunct dropped", "He allegedly left the town.", id="allegedly-is-no-detail"),
    pytest.param("voice", "The man married the singer.", id="married-by-is-another-thing"),
    pytest.param("split", "She wrote and directed the film in 2015.", id="one-object-of-two-verbs"),
    pytest.param(
        "split", "In 2015, she won the race and moved to Paris.", id="the-year-is-meant-of-both"
    ),
    pytest.param(
        "split", "No soldier left the town and returned to the camp.", id="no-one-has-no-pronoun"
    ),
    pytest.param(
        "split", "The man who lives in Boston sold the house.", id="the-clause-tells-which-man"
    ),
    pytest.param(
        "split", "Miller lost the race, which made his father angry.", id="which-means-all-of-it"
    ),
    pytest.param(
        "split", "It was written in Paris and filmed in Rome.", id="filmed-has-no-object-here"
    ),
    pytest.param(
        "apposition", "She was born in Paris, the second child of a king.", id="a-city-is-no-child"
    ),
    pytest.param("order", "She died after joining the army.", id="nothing-comes-after-death"),
    pytest.param("order", "The stairs lead to the roof.", id="stairs-cause-nothing"),
    pytest.param("roles", "She released the album in May.", id="an-album-releases-nobody"),
    pytest.param("roles", "She is older than any other singer.", id="any-other-stands-last"),
)
# Each case: a text of two sentences, and one sentence that must come out of it.
MERGED = (
    pytest.param(
        "Anna Berg won the race.", "Anna Berg moved to Paris.",
        "Anna Berg won the race and moved to Paris.", id="joined-verbs",
    ),
    pytest.param(
        "Anna Berg won the race.", "Anna Berg moved to Paris.",
        "Anna Berg won the race, and she moved to Paris.", id="joined-clauses",
    ),
    pytest.param(
        "Anna Berg won the race.", "Anna Berg moved to Paris.",
        "Anna Berg, who moved to Paris, won the race.", id="relative-clause",
    ),
    pytest.param(
        "Anna Berg is a British singer.", "Anna Berg moved to Paris.",
        "Anna Berg, a British singer, moved to Paris.", id="apposition",
    ),
    pytest.param(
        "The police praised Anna Berg.", "Anna Berg moved to Paris.",
        "The police praised Anna Berg, who moved to Paris.", id="hung-on-the-last-name",
    ),
)  # fmt: skip


def seeded(number: int) -> Random:
    return Random(number)  # noqa: S311 -- repeatable, not secret


@pytest.fixture(scope="module")
def parsed() -> dict[str, Parsed]:
    lines = sorted({str(case.values[1]) for case in (*MADE, *LEFT_ALONE)})
    return {one.text: one for one in parse(lines)}


@pytest.fixture(scope="module")
def edits(parsed: dict[str, Parsed]) -> tuple[Edit, ...]:
    pools = Pools.of(parsed.values())
    return (*conflicts(pools), *rewordings(), *openings())


def outputs(edits: tuple[Edit, ...], kind: str, sentence: Parsed) -> set[str]:
    found: set[str] = set()
    for edit in edits:
        for seed in range(60 if edit.kind == kind else 0):
            change = edit.make(sentence, seeded(seed))
            text = written(sentence, [change]) if change else None
            found |= {text} if text else set()
    return found


@pytest.mark.parametrize(("kind", "sentence", "expected"), MADE)
def test_edit(
    parsed: dict[str, Parsed], edits: tuple[Edit, ...], kind: str, sentence: str, expected: str
) -> None:
    assert expected in outputs(edits, kind, parsed[sentence])


@pytest.mark.parametrize(("kind", "sentence"), LEFT_ALONE)
def test_edit_keeps_off(
    parsed: dict[str, Parsed], edits: tuple[Edit, ...], kind: str, sentence: str
) -> None:
    assert outputs(edits, kind, parsed[sentence]) == set()


@pytest.mark.parametrize(("one", "other", "expected"), MERGED)
def test_merge(one: str, other: str, expected: str) -> None:
    texts = couples(list(parse([one, other])), seeded(1))
    made = {
        written(text, [change])
        for text in texts
        for edit in merges.REWORDINGS
        for seed in range(20)
        if (change := edit.make(text, seeded(seed))) is not None
    }
    assert expected in made


def test_a_name_that_may_be_two_is_not_merged() -> None:
    lines = ["Berg won the race.", "Berg is an album by a British singer."]
    assert couples(list(parse(lines)), seeded(1)) == ()


def test_labels_are_those_the_loss_knows(edits: tuple[Edit, ...]) -> None:
    labels = {edit.label for edit in edits} | {edit.back for edit in edits}
    assert labels <= {*ALLOWED, ""}
    assert all(edit.label or edit.back for edit in edits)


def test_a_hedge_goes_one_way_only(parsed: dict[str, Parsed]) -> None:
    """What was done may be said to be possible, not the reverse."""
    pairs = version_pairs(list(parsed.values()), 300, seeded(1), frozenset({"hedge"}))
    done = [pair for pair in pairs if "may have signed" in pair.hypothesis]
    assert not done


@pytest.fixture(scope="module")
def made(parsed: dict[str, Parsed]) -> list[Pair]:
    return version_pairs(list(parsed.values()), 400, seeded(3))


def test_the_same_seed_gives_the_same_pairs(parsed: dict[str, Parsed]) -> None:
    first, again = (version_pairs(list(parsed.values()), 200, seeded(9)) for _ in range(2))
    assert first == again


def test_conflicts_and_same_facts_are_as_many() -> None:
    counts = Counter(pair.label for pair in story_pairs(1000, seeded(7)))
    assert 0.75 < counts["contradiction"] / counts["entailment"] < 1.4


def test_no_pair_is_given_twice_and_none_is_a_text_and_itself(made: list[Pair]) -> None:
    keys = [(pair.premise, pair.hypothesis) for pair in made]
    assert len(set(keys)) == len(keys)
    assert all(premise != hypothesis for premise, hypothesis in keys)


def test_sources_name_the_kind(made: list[Pair]) -> None:
    assert all(pair.source.startswith("made:") for pair in made)


@pytest.fixture(scope="module")
def told() -> list[Pair]:
    return story_pairs(2000, seeded(6))


@pytest.mark.parametrize(
    "words",
    [("percent", "%"), ("million",), ("Monday",), (" not ", "n't"), (" by ",), ("said",)],
    ids=["percent", "million", "weekday", "not", "by", "said"],
)
def test_both_labels_for_each_sort_of_word(told: list[Pair], words: tuple[str, ...]) -> None:
    labels = Counter(pair.label for pair in told if any(word in pair.hypothesis for word in words))
    assert labels["contradiction"] > 12
    assert labels["entailment"] > 12


def test_stories_tell_all_facts_in_every_frame() -> None:
    """Else another value of a fact that is not told would be called a conflict."""
    from training.generate.stories import _PART, _stories

    for story in _stories():
        for frame in story.frames:
            assert {name.lower() for name in _PART.findall(frame)} == set(story.slots), frame


def test_edits_in_each_others_way_are_refused(parsed: dict[str, Parsed]) -> None:
    sentence = parsed["Brazil defeated Spain."]
    one, other = Change(((0, 1, "Peru"),)), Change(((0, 2, "Chile beat"),))
    assert written(sentence, [one, other]) is None
    assert written(sentence, [one]) == "Peru defeated Spain."


@pytest.mark.parametrize(
    ("before", "after", "right"),
    [
        ("a ", "hour", "an "),
        ("an ", "union", "a "),
        ("a ", "eight-year-old", "an "),
        ("An ", "costly", "A "),
        ("a ", "18-year-old", "an "),
        ("an ", "European", "a "),
    ],
)
def test_article(before: str, after: str, right: str) -> None:
    assert article(before, after) == right


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [
        ("beat", "VBN", "beaten"),
        ("take part", "VBD", "took part"),
        ("city", "NNS", "cities"),
        ("person", "NNS", "people"),
        ("found", "VBD", "founded"),
    ],
)
def test_inflected(lemma: str, tag: str, form: str) -> None:
    assert inflected(lemma, tag) == form


@pytest.mark.parametrize("text", ["12", "1,200", "3.5", "twelve", "forty-two"])
def test_another_value_is_another_value(text: str) -> None:
    for seed in range(200):
        other = other_value(text, seeded(seed))
        assert other is not None
        assert value_of(other) != value_of(text)


def test_numbers_in_words() -> None:
    assert in_words(42) == "forty-two"
    assert in_words(315) == "three hundred and fifteen"
    assert [ordinal_word(value) for value in (1, 2, 3, 8, 9, 12, 13)] == [
        "first", "second", "third", "eighth", "ninth", "twelfth", "thirteenth",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "fit"),
    [
        ("The court closed on Monday.", True),
        ("the court closed on Monday.", False),
        ('He said "yes.', False),
        ("The Queen Elisabeth Competition (,) is held here.", False),
        ("See http://example.org for more.", False),
    ],
)
def test_is_fit(line: str, fit: bool) -> None:  # noqa: FBT001
    assert is_fit(line) is fit
