"""Packed weights come back as they were, but for a rounding that the bits explain."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from factcheck.nli import packing


@pytest.mark.parametrize(("bits", "error"), [(8, 0.008), (6, 0.03), (5, 0.06), (4, 0.12)])
def test_values_come_back_within_the_grid_of_their_bits(bits: int, error: float) -> None:
    """Bell-shaped weights lose at most the stated share of their norm."""
    weight = torch.randn(96, 128, generator=torch.Generator().manual_seed(1)) * 0.05
    codes, scales = packing.pack(weight, bits)
    back = packing.unpack(codes, scales, bits, [96, 128])
    assert float((back - weight).norm() / weight.norm()) < error
    assert codes.numel() == weight.numel() * bits // 8


def test_a_grid_of_exact_codes_is_kept() -> None:
    """Weights that lie on the grid lose nothing, the outermost codes included."""
    weight = torch.arange(-31, 33).float().clamp(-31, 31).reshape(1, 64) / 32
    codes, scales = packing.pack(weight, 6)
    assert torch.equal(packing.unpack(codes, scales, 6, [1, 64]), weight)


def test_zeros_stay_zeros() -> None:
    """A group without any weight has no scale to divide by."""
    codes, scales = packing.pack(torch.zeros(2, 64), 4)
    assert torch.equal(packing.unpack(codes, scales, 4, [2, 64]), torch.zeros(2, 64))


def test_a_file_has_packed_and_plain_tensors(tmp_path: Path) -> None:
    """What is not named is stored untouched; the file says that it is packed."""
    weights = {"a.weight": torch.randn(4, 64), "a.bias": torch.randn(7)}
    packing.write(tmp_path / "w.safetensors", weights, {"a.weight": 8})
    found = dict(packing.read(tmp_path / "w.safetensors"))
    assert packing.is_packed(tmp_path / "w.safetensors")
    assert torch.equal(found["a.bias"], weights["a.bias"])
    assert torch.allclose(found["a.weight"], weights["a.weight"], atol=0.02)
