"""Reports as text: one file per format, each with ``render(report) -> str``."""
