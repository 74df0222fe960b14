"""Find a model's directory and the digest of its weights; nothing is loaded here."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import BackendError

SHIPPED = Path(__file__).with_name("model")
_FILES = ("*.json", "*.txt", "*.model", "*.safetensors")
_WEIGHTS = ".safetensors"
_INDEX = "model.safetensors.index.json"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A directory with a model in it, and the name that reports give it."""

    directory: Path
    name: str


def find(model: str | Path | None, *, allow_download: bool = False) -> Checkpoint:
    """Find the shipped model (None), a directory, or a hub id in the local cache.

    Nothing is fetched unless `allow_download` is set.

    Raises:
        BackendError: when there is no such model, or its weights are not safetensors.
    """
    if model is None:
        return _checked(Checkpoint(SHIPPED, "shipped"))
    path = Path(model).expanduser()
    if path.exists():
        return _checked(Checkpoint(path, path.resolve().name))
    return _checked(Checkpoint(_cached(str(model), allow_download=allow_download), str(model)))


def weights_digest(directory: Path) -> str:
    """Return the SHA-256 of the weights; of several files, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(directory.glob("*.safetensors")):
        with path.open("rb") as weights:
            while chunk := weights.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()


def files_digest(directory: Path) -> str:
    """Return the SHA-256 of all that is beside the weights, also in folders: names and contents, by name."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _FILES for path in directory.rglob(pattern)):
        if path.suffix != ".safetensors":
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(directory).as_posix()} {content}\n".encode())
    return digest.hexdigest()


def _checked(found: Checkpoint) -> Checkpoint:
    place = found.directory
    if not place.is_dir() or not (place / "config.json").is_file():
        raise BackendError(f"{place}: expected a model directory, found no config.json in it")
    if not any(place.glob("*.safetensors")):
        raise BackendError(f"{place}: expected weights in *.safetensors, found none")
    if (place / _INDEX).is_file():
        _refuse_other_weights(place / _INDEX)
    return found


def _refuse_other_weights(index: Path) -> None:
    """An index may lead to files of any sort, anywhere."""
    try:
        names = set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values())
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise BackendError(
            f"{index}: expected the files of weights, found no list of them"
        ) from None
    for name in sorted(map(str, names)):
        if Path(name).name != name or not name.endswith(_WEIGHTS):
            raise BackendError(f"{index}: expected weights in *.safetensors, found {name}")


def _cached(model: str, *, allow_download: bool) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError

    try:
        return Path(
            snapshot_download(
                model, allow_patterns=list(_FILES), local_files_only=not allow_download
            )
        )
    except (LocalEntryNotFoundError, HFValidationError, HfHubHTTPError, OSError):
        raise BackendError(
            f"{model}: expected a model directory or the id of a model in the local cache,"
            " found neither"
        ) from None
