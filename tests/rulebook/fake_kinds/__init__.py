"""Kinds for the tests of the rulebook: small, steady, with an option of every type."""
