"""The server without the model, asked in one process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from factcheck import Checker, Document
from factcheck.web.checks import Checks
from factcheck.web.limits import Limits
from factcheck.web.server import application
from tests.web.asking import ADDRESS, OURS, TODAY, Site


@pytest.fixture(scope="module")
def limits() -> Limits:
    return Limits(body=1_500_000, characters=20_000, kept=64)


@pytest.fixture(scope="module")
def client(rules_only: Checker, limits: Limits) -> Iterator[TestClient]:
    rules_only.check([Document(id=name, text=OURS) for name in "ab"])  # loads, as the command does
    checks = Checks(None, rules_only, today=lambda: TODAY)
    app, _ = application(checks, ADDRESS, model=False, limits=limits, today=lambda: TODAY)
    with TestClient(app, base_url="http://127.0.0.1:8765") as found:
        yield found


@pytest.fixture(scope="module")
def site(client: TestClient) -> Site:
    return Site(client)
