"""Put a trained checkpoint into the package: packed weights, tokenizer and settings."""

import argparse
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import torch
from transformers import AutoTokenizer

from factcheck.nli import packing
from factcheck.nli.calibration import FILE
from factcheck.nli.checkpoint import SHIPPED, weights_digest
from training.recipe import RECIPE, Bits, Recipe, read_recipe
from training.train import load_model


def export(checkpoint: Path, target: Path, recipe: Recipe) -> None:
    """Write config, weights, tokenizer and `factcheck.json` to `target`, replacing what is there.

    Nothing of it is measured yet; that is for training.fit.
    """
    staged = target.with_name(target.name + ".part")
    shutil.rmtree(staged, ignore_errors=True)
    model = load_model(checkpoint)
    model.config.save_pretrained(staged)
    weights = {name: weight.detach() for name, weight in model.state_dict().items()}
    bits = bits_of(weights, recipe.bits)
    halved = {
        name: weight if name in bits or not weight.is_floating_point() else weight.half()
        for name, weight in weights.items()
    }
    packing.write(staged / "model.safetensors", halved, bits)
    AutoTokenizer.from_pretrained(checkpoint, local_files_only=True).save_pretrained(staged)
    _tidy_tokenizer(staged / "tokenizer_config.json", recipe.run_max_length)
    described = settings(recipe, weights_digest(staged))
    text = json.dumps(described, indent=2, ensure_ascii=False) + "\n"
    (staged / FILE).write_text(text, encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    staged.rename(target)


def bits_of(weights: Mapping[str, torch.Tensor], bits: Bits) -> dict[str, int]:
    """Return the bits of every matrix that is worth packing; the classifier stays as it is."""
    return {
        name: bits.embeddings if "embeddings" in name else bits.layers
        for name, weight in weights.items()
        if weight.ndim == 2 and weight.numel() % packing.GROUP == 0 and "classifier" not in name
    }


def settings(recipe: Recipe, digest: str) -> dict[str, object]:
    """Return what the model says of itself at run time."""
    marks = recipe.marks
    return {
        "format": 1,
        "name": recipe.name,
        "version": recipe.version,
        "sha256": digest,
        "license": "Apache-2.0; training data credited in trained_on and docs/model.md",
        "backbone": BACKBONES[recipe.backbone],
        "marks": {
            "enabled": True,
            "open": marks.open,
            "close": marks.close,
            "min_ratio": marks.min_ratio,
        },
        "max_length": recipe.run_max_length,
        "bfloat16": True,
        "gate": recipe.gate,
        **_UNFITTED,
        "trained_on": [
            *(f"{source.file} ({source.licence})" for source in recipe.sources),
            *(f"summedits_{name} (Apache-2.0)" for name in recipe.versions),
        ],
    }


BACKBONES = {
    "minilm": "sentence-transformers/all-MiniLM-L6-v2",
    "mpnet": "sentence-transformers/all-mpnet-base-v2",
    "tiny": "none, random weights",
}
_UNFITTED: Mapping[str, object] = {
    "temperature": 1.0,
    "thresholds": {"conflict": 0.8, "review": 0.6},
    "confidence": [],
    "calibration": {"data": "none yet", "date": "", "pairs": 0},
}


def _tidy_tokenizer(path: Path, max_length: int) -> None:
    """Drop what only the training machine means, and state the true length."""
    raw = json.loads(path.read_text(encoding="utf-8"))
    for key in ("name_or_path", "is_local", "local_files_only", "max_length"):
        raw.pop(key, None)
    raw["model_max_length"] = max_length
    path.write_text(json.dumps(raw, indent=2, sort_keys=True) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--target", type=Path, default=SHIPPED)
    parser.add_argument("--recipe", type=Path, default=RECIPE)
    options = parser.parse_args()
    export(options.checkpoint, options.target, read_recipe(options.recipe))


if __name__ == "__main__":
    main()
