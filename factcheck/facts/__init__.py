"""Typed, normalised values inside claims: one file per sort of fact."""
