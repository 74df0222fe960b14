"""How the tests ask the server: as a program, and as a browser without scripts."""

from __future__ import annotations

import re
import sys
import time
from dataclasses import dataclass
from datetime import date

import httpx2
from starlette.testclient import TestClient

from factcheck.web.server import Address

ADDRESS = Address("127.0.0.1", 8765)
SERVE = [sys.executable, "-m", "factcheck", "serve", "--no-nli", "--port"]
TODAY = date(2026, 5, 4)
OURS = "Twelve people died in the fire on Monday, police said."
THEIRS = "Fourteen people died in the fire on Monday, police said."


@dataclass(frozen=True)
class Site:
    """The pages as a browser without scripts uses them."""

    client: TestClient

    def token(self, path: str = "/") -> str:
        found = re.search(r'name="token" value="([^"]+)"', self.client.get(path).text)
        assert found
        return found[1]

    def post(
        self, path: str, words: dict[str, str], files: dict[str, tuple[str, bytes]] | None = None
    ) -> httpx2.Response:
        """Send a form of several parts, as ours are."""
        parts: dict[str, tuple[str | None, bytes]] = {
            name: (None, value.encode()) for name, value in words.items()
        }
        return self.client.post(path, files={**parts, **(files or {})})  # type: ignore[arg-type]

    def check(
        self, words: dict[str, str], files: dict[str, tuple[str, bytes]] | None = None
    ) -> httpx2.Response:
        """Send the start form and go on until there is a report or a mistake."""
        response = self.post("/check", {"token": self.token(), **words}, files)
        for _ in range(600):
            if 'http-equiv="refresh"' not in response.text:
                return response
            time.sleep(0.02)  # the check needs the processor more than we do
            response = self.client.get(str(response.url))
        return response
