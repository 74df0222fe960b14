"""Measurements that need data or time; run by hand, never by the test suite."""
