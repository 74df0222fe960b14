"""Put the pairs of each stage together, checked against the data kept for measuring."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from training import generate
from training.data import (
    Pair,
    kept_keys,
    read_pairs,
    read_rows,
    read_sentences,
    require_no_leak,
)
from training.generate.parse import parsed_sentences
from training.harmless import harmless_pairs
from training.neutrals import itself_pairs, same_name_pairs, same_text_pairs, unrelated_pairs
from training.recipe import Recipe
from training.reporting import reported_pairs
from training.roles import role_pairs
from training.spelling import spelling_pairs
from training.versions import read_versions, version_pairs


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs of both stages, and rows held out for calibration."""

    general: list[Pair]
    versions: list[Pair]
    held: list[dict[str, str]]

    def counts(self) -> dict[str, int]:
        """Return the number of pairs of each source."""
        return dict(sorted(Counter(pair.source for pair in self.general + self.versions).items()))


def build(recipe: Recipe, data: Path, work: Path) -> Corpus:
    """Read and make all pairs; `work` keeps the parse of the sentences that versions are made of.

    Raises:
        LeakError: when a pair is in the data kept for measuring.
    """
    random = Random(recipe.seed)
    kept = kept_keys(data / "dev", (f"versions_summedits_{name}" for name in recipe.versions))
    rows, held = read_versions(data / "dev", recipe.versions, recipe.held_out_share)
    general = [
        pair
        for source in recipe.sources
        for pair in read_pairs(data / "train" / f"{source.file}.jsonl.gz", source.cap, random)
    ]
    sentences = read_sentences(data / "train" / "sentences")
    general += _made(recipe, data, sentences, random)
    versions = version_pairs(rows, random)
    versions += harmless_pairs(sentences, recipe.made.harmless_again, random)
    versions += spelling_pairs(sentences, recipe.made.spelling, random)
    versions += role_pairs(recipe.made.roles, random)
    versions += reported_pairs(sentences, recipe.made.reported, random)
    # Made texts too: their words are few and often exchanged, which must not mean conflict alone.
    texts = [*sentences, *([pair.premise for pair in versions] * 4)]
    versions += itself_pairs(texts, recipe.made.itself_again, random)
    # Last, so that the pairs before it do not depend on it: a stage may be resumed with more of these.
    parsed = parsed_sentences(sentences, work, recipe.generated.sentences)
    versions += generate.version_pairs(parsed, recipe.generated.pairs, random)
    require_no_leak(general, kept)
    require_no_leak(versions, kept)
    return Corpus(general, versions, held)


def _made(recipe: Recipe, data: Path, sentences: Sequence[str], random: Random) -> list[Pair]:
    evidence = sorted({row["premise"] for row in read_rows(data / "train" / "fever_nli.jsonl.gz")})
    made = recipe.made
    return [
        *harmless_pairs(sentences, made.harmless, random),
        *unrelated_pairs(sentences, made.unrelated, random),
        *same_name_pairs(sentences, made.same_name, random),
        *same_text_pairs(random.sample(evidence, len(evidence)), made.same_text, random),
        *itself_pairs(sentences, made.itself, random),
    ]
