"""Whether two attributions name one speaker, another one, or one by name and one in general."""

from __future__ import annotations

from typing import cast

from factcheck.facts.attributions.posts import Post, exclude, posts_of, vague_posts
from factcheck.facts.attributions.values import Attribution, SpeakerKind
from factcheck.facts.names.comparison import compare
from factcheck.facts.names.parts import name_from
from factcheck.facts.names.spelling import fold
from factcheck.facts.names.tables import country_behind
from factcheck.facts.names.values import NameType, Sameness
from factcheck.lexicon.words import synonyms
from factcheck.model import Claim, Fact

_TYPES = {SpeakerKind.PERSON: NameType.PERSON, SpeakerKind.INSTITUTION: NameType.ORG}
_HEARSAY = frozenset({"report", "account", "rumor", "rumour", "leak", "story"})


def compare_speakers(ours: Fact[Attribution], theirs: Fact[Attribution]) -> Sameness:
    """UNKNOWN where either is not resolved, or may be the other (Peskov, the Kremlin)."""
    left, right = ours.value, theirs.value
    if not left.speaker or not right.speaker:
        return Sameness.UNKNOWN
    if fold(left.speaker) == fold(right.speaker):
        return Sameness.SAME
    if is_named(ours) and is_named(theirs):
        return _named(left, right)
    if exclude(_posts(ours), _posts(theirs)):
        return Sameness.DIFFERENT
    offices = left.speaker_kind is right.speaker_kind is SpeakerKind.OFFICE
    return Sameness.DIFFERENT if offices and _other_office(ours, theirs) else Sameness.UNKNOWN


def one_speaker(ours: Claim, theirs: Claim) -> bool:
    """Whether one speaker says both: "the company said it would appeal", "it will not appeal, the company said"."""
    if ours.attribution is None or theirs.attribution is None:
        return False
    left = cast("Fact[Attribution]", ours.attribution)
    right = cast("Fact[Attribution]", theirs.attribution)
    return compare_speakers(left, right) is Sameness.SAME


def _other_office(ours: Fact[Attribution], theirs: Fact[Attribution]) -> bool:
    heads = _head(ours), _head(theirs)
    return not vague_posts().intersection(heads) and not synonyms(*heads, "NOUN")


def _posts(fact: Fact[Attribution]) -> frozenset[Post]:
    """The posts of a speaker with or without a name; none of a crowd ("judges")."""
    value = fact.value
    if value.speaker_kind in {SpeakerKind.OFFICE, SpeakerKind.INSTITUTION}:
        return posts_of(value.speaker)
    return posts_of(value.title) if value.speaker_kind is SpeakerKind.PERSON else frozenset()


def is_named(fact: Fact[Attribution]) -> bool:
    """Whether the speaker has a name and not only a noun ("the minister", "officials")."""
    named = fact.value.speaker_kind in {SpeakerKind.PERSON, SpeakerKind.INSTITUTION}
    return named and any(word[:1].isupper() for word in fact.value.speaker.split()[-1:])


def generalised(ours: Fact[Attribution], theirs: Fact[Attribution]) -> bool:
    """Whether one side names its source and the other only says what sort of source it was.

    "The company said" after "Rivet, its finance chief, said" names it well enough, as does "the
    statement read"; "reports", "officials" and bare "calls" do not.
    """
    carried = ours.value.cue is None or theirs.value.cue is None
    # One noun may be taken for a name where it begins a sentence: "Campaigners said".
    same = compare_speakers(ours, theirs) is Sameness.SAME
    pronoun = is_pronoun(ours) or is_pronoun(theirs)
    if carried or same or pronoun or is_named(ours) == is_named(theirs):
        return False
    vague = theirs if is_named(ours) else ours
    match vague.value.speaker_kind:
        case SpeakerKind.ANONYMOUS:
            return True
        case SpeakerKind.INSTITUTION:
            return vague.value.nominal
        case SpeakerKind.DOCUMENT:
            return _is_hearsay(vague)
        case SpeakerKind.UNKNOWN:
            return not vague.value.speaker_tokens
        case _:
            return False


def is_pronoun(fact: Fact[Attribution]) -> bool:
    """Whether the sentence has "he" or "they" for the speaker: whom that means is a conclusion."""
    tokens = fact.sentence.tokens
    return any(tokens[index].pos == "PRON" for index in fact.value.speaker_tokens[:1])


def _is_hearsay(fact: Fact[Attribution]) -> bool:
    """Whether it is "reports say"; "the report says" means one that was named before."""
    definite = any(fact.sentence.tokens[i].lemma == "the" for i in fact.value.speaker_tokens)
    return not definite and _head(fact) in _HEARSAY


def speaks_for(ours: Fact[Attribution], theirs: Fact[Attribution]) -> bool:
    """Whether one speaker's title names the other: a ministry's spokesman and the ministry."""
    left, right = ours.value, theirs.value
    return _in_title(left, right) or _in_title(right, left)


def _in_title(titled: Attribution, other: Attribution) -> bool:
    words = fold(other.speaker).split()
    return bool(words) and words[-1] in fold(titled.title).split()


def _named(left: Attribution, right: Attribution) -> Sameness:
    if left.speaker_kind is not right.speaker_kind:
        return Sameness.UNKNOWN
    behind = country_behind(fold(left.speaker)) & country_behind(fold(right.speaker))
    if behind and left.speaker_kind is SpeakerKind.INSTITUTION:
        return Sameness.UNKNOWN  # the Kremlin, Moscow and Russia speak for each other
    kind = _TYPES[left.speaker_kind]
    return compare(name_from(left.speaker, kind), name_from(right.speaker, kind))


def _head(fact: Fact[Attribution]) -> str:
    value = fact.value
    heads = [
        i for i in value.speaker_tokens if fact.sentence.tokens[i].head not in value.speaker_tokens
    ]
    return fact.sentence.tokens[heads[0]].lemma if heads else fold(value.speaker).split()[-1]
