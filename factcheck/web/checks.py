"""Order -> report: the versions compared, what was decided before laid over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from factcheck import decisions
from factcheck.decisions.entries import read_entries
from factcheck.errors import DecisionError
from factcheck.model import Document, Report
from factcheck.pipeline import Checker
from factcheck.ports import Progress
from factcheck.rulebook.positions import Problems
from factcheck.web.intake import Order


@dataclass(frozen=True, slots=True)
class Checks:
    """Two checkers with one set of rules: ``full`` with the model, None where the server runs without."""

    full: Checker | None
    rules_only: Checker
    today: Callable[[], date] = date.today

    def __call__(self, order: Order, progress: Progress) -> Report:
        """Compare the versions of *order*.

        Raises:
            FactcheckError: the versions or the decisions cannot be used.
        """
        checker = (self.full if order.nli else None) or self.rules_only
        found = self._decisions(order, checker)
        report = checker.check(order.documents, candidate=order.candidate, progress=progress)
        return decisions.apply(report, found, self.today())

    def _decisions(self, order: Order, checker: Checker) -> decisions.Decisions:
        """Before the check, so that a mistake in them is told at once."""
        known = checker.rulebook.known
        marks = decisions.gather(
            None, order.documents, order.candidate, known, model=checker is self.full
        )
        if not order.decisions.strip():
            return marks
        problems = Problems()
        entries = read_entries(order.decisions, decisions.NAME, problems)
        problems.raise_if_any(DecisionError)
        file = Document(id=decisions.NAME, text=order.decisions, path=decisions.NAME)
        return replace(marks, entries=entries, file=file)
