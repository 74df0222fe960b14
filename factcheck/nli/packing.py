"""Weights in few bits: the values of a group share a scale, their codes are packed into bytes.

A packed file is a safetensors file whose metadata has, under ``packed``, a JSON record of tensor name to
``{"bits", "shape"}``. Such a tensor is stored as ``<name>:codes`` (uint8) and ``<name>:scales`` (float16); all
others are stored as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import torch
from safetensors import safe_open
from safetensors.torch import save_file

GROUP = 64
_KEY = "packed"
# A code is cut into planes of so many bits, the lowest first: bytes hold whole pieces of one plane, which is fast.
_PLANES = {4: (4,), 5: (4, 1), 6: (4, 2), 8: (8,)}
# Values beyond the clip are cut: with few bits a finer grid for the many is worth a coarse few.
_CLIPS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)


def write(path: Path, weights: Mapping[str, torch.Tensor], bits: Mapping[str, int]) -> None:
    """Write *weights* to *path*; those named in *bits* in 4, 5, 6 or 8 bits, the others as given."""
    stored: dict[str, torch.Tensor] = {}
    record: dict[str, dict[str, object]] = {}
    for name, weight in weights.items():
        if name in bits:
            stored[f"{name}:codes"], stored[f"{name}:scales"] = pack(weight, bits[name])
            record[name] = {"bits": bits[name], "shape": list(weight.shape)}
        else:
            stored[name] = weight.contiguous()
    save_file(stored, path, metadata={"format": "pt", _KEY: json.dumps(record, sort_keys=True)})


def is_packed(path: Path) -> bool:
    """Whether the safetensors file at *path* was written by :func:`write`."""
    with safe_open(path, framework="pt") as file:
        return _KEY in (file.metadata() or {})


def read(path: Path) -> Iterator[tuple[str, torch.Tensor]]:
    """Every tensor of a packed file and its name, one after the other; the packed ones as float32."""
    with safe_open(path, framework="pt") as file:
        record = json.loads(file.metadata()[_KEY])
        for name in file.keys():  # noqa: SIM118 -- no mapping
            if ":" not in name:
                yield name, file.get_tensor(name)
        for name, entry in record.items():
            yield (
                name,
                unpack(
                    file.get_tensor(f"{name}:codes"),
                    file.get_tensor(f"{name}:scales"),
                    entry["bits"],
                    entry["shape"],
                ),
            )


def pack(weight: torch.Tensor, bits: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Codes and scales of a tensor whose number of values is a multiple of ``GROUP``.

    Each group takes the clip of least squared error.
    """
    groups = weight.detach().float().reshape(-1, GROUP)
    top = 2 ** (bits - 1) - 1
    peak = groups.abs().amax(dim=1, keepdim=True).clamp(min=1e-8)
    best = torch.full_like(peak, float("inf"))
    scales = peak / top
    for clip in _CLIPS:
        scale = (peak * clip / top).half().float().clamp(min=1e-7)
        error = (groups - _codes(groups, scale, top) * scale).square().sum(dim=1, keepdim=True)
        scales = torch.where(error < best, scale, scales)
        best = torch.minimum(error, best)
    codes = (_codes(groups, scales, top).flatten() + top).long()
    return _to_bytes(codes, bits), scales.half().flatten()


def unpack(codes: torch.Tensor, scales: torch.Tensor, bits: int, shape: list[int]) -> torch.Tensor:
    """The float32 tensor of *shape* that :func:`pack` was given, but for rounding."""
    top = 2 ** (bits - 1) - 1
    values = (_from_bytes(codes, bits).float() - top).reshape(-1, GROUP)
    weight: torch.Tensor = values * scales.float().unsqueeze(1)
    return weight.reshape(shape)


def _codes(groups: torch.Tensor, scales: torch.Tensor, top: int) -> torch.Tensor:
    return (groups / scales).round().clamp(-top, top)


def _to_bytes(codes: torch.Tensor, bits: int) -> torch.Tensor:
    found = []
    for width, below in _planes(bits):
        pieces = ((codes >> below) & (2**width - 1)).reshape(-1, 8 // width)
        shifts = torch.arange(0, 8, width)
        found.append((pieces << shifts).sum(dim=1))
    return torch.cat(found).byte()


def _from_bytes(packed: torch.Tensor, bits: int) -> torch.Tensor:
    count = packed.numel() * 8 // bits
    codes = torch.zeros(count, dtype=torch.uint8)
    start = 0
    for width, below in _planes(bits):
        size = count * width // 8
        shifts = torch.arange(0, 8, width, dtype=torch.uint8)
        pieces = (packed[start : start + size, None] >> shifts) & (2**width - 1)
        codes |= pieces.flatten() << below
        start += size
    return codes


def _planes(bits: int) -> Iterator[tuple[int, int]]:
    """The width of each plane and the bits below it."""
    below = 0
    for width in _PLANES[bits]:
        yield width, below
        below += width
