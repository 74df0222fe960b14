"""HTML: one page for editors, complete without scripts and without a network; see ``docs/html-report.md``."""

from __future__ import annotations

from factcheck.model import Report


def render(report: Report) -> str:
    """The whole page; the same report gives the same bytes."""
    from factcheck.page import build, rendering

    return rendering.render(build.page(report))
