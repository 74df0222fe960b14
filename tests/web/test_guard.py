"""Who is let in: requests of our own pages and of programs, in the right name and of a sane size."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from factcheck.errors import ConfigError
from factcheck.web.limits import Limits
from factcheck.web.server import Address
from tests.web.asking import OURS, THEIRS

BODY = json.dumps({"documents": [{"id": "a", "text": OURS}, {"id": "b", "text": THEIRS}]})
JSON = {"Content-Type": "application/json"}
OWN = "http://127.0.0.1:8765"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8765", 200),
        ("localhost:8765", 200),
        ("LOCALHOST:8765", 200),
        ("[::1]:8765", 200),
        ("127.0.0.1", 421),
        ("127.0.0.1:80", 421),
        ("evil.example:8765", 421),
        ("127.0.0.1:8765.evil.example", 421),
        ("localhost.evil.example:8765", 421),
        ("", 421),
    ],
)
@pytest.mark.parametrize("path", ["/", "/healthz", "/static/serve.css"])
def test_a_name_that_is_not_ours_is_refused(
    client: TestClient, path: str, host: str, status: int
) -> None:
    """DNS rebinding: a page of evil.example whose name points to 127.0.0.1 would be same-origin."""
    assert client.get(path, headers={"Host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        pytest.param({}, 200, id="a-program"),
        pytest.param({"Origin": OWN, "Sec-Fetch-Site": "same-origin"}, 200, id="our-page"),
        pytest.param({"Origin": OWN}, 200, id="an-old-browser"),
        pytest.param({"Origin": "http://evil.example"}, 403, id="another-page"),
        pytest.param({"Origin": "null"}, 403, id="a-sandboxed-frame"),
        pytest.param({"Origin": "http://127.0.0.1:9999"}, 403, id="another-port"),
        pytest.param({"Origin": "https://127.0.0.1:8765"}, 403, id="another-scheme"),
        pytest.param({"Origin": "http://localhost:8765"}, 403, id="our-other-name"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, 403, id="another-site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, 403, id="another-port-of-this-machine"),
    ],
)
def test_other_sites_cannot_post(client: TestClient, headers: dict[str, str], status: int) -> None:
    response = client.post("/v1/check", content=BODY, headers={**JSON, **headers})

    assert response.status_code == status


VISIT = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        pytest.param("/", VISIT, 200, id="a-link-to-the-start-page"),
        pytest.param("/api", VISIT, 403, id="a-link-to-another-page"),
        pytest.param("/", {**VISIT, "Sec-Fetch-Dest": "iframe"}, 403, id="a-frame"),
        pytest.param("/healthz", {"Sec-Fetch-Site": "cross-site"}, 403, id="a-script"),
        pytest.param("/healthz", {"Sec-Fetch-Site": "none"}, 200, id="typed-into-the-browser"),
    ],
)
def test_other_sites_cannot_read(
    client: TestClient, path: str, headers: dict[str, str], status: int
) -> None:
    assert client.get(path, headers=headers).status_code == status


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_only_json_is_json(client: TestClient, kind: str) -> None:
    """Browsers send these kinds across sites without asking first."""
    response = client.post("/v1/check", content=BODY, headers={"Content-Type": kind})

    assert response.status_code == 415


@pytest.mark.parametrize("path", ["/check", "/checks/x/cancel", "/reports/x/decisions"])
@pytest.mark.parametrize("token", ["", "wrong", "ümläut"])
def test_a_form_needs_the_token_of_our_page(client: TestClient, path: str, token: str) -> None:
    response = client.post(path, files={"token": (None, token.encode())})  # type: ignore[arg-type]

    assert response.status_code == 403


@pytest.mark.parametrize("path", ["/check", "/v1/check"])
def test_too_many_bytes(client: TestClient, limits: Limits, path: str) -> None:
    assert client.post(path, content=b"x" * (limits.body + 1)).status_code == 413


def test_too_many_bytes_without_a_length(client: TestClient, limits: Limits) -> None:
    chunks = (b"x" * 10_000 for _ in range(limits.body // 10_000 + 1))

    assert client.post("/v1/check", content=chunks, headers=JSON).status_code == 413


@pytest.mark.parametrize(
    ("method", "path", "host"),
    [
        pytest.param("GET", "/", "127.0.0.1:8765", id="a-page"),
        pytest.param("GET", "/nothing", "127.0.0.1:8765", id="no-page"),
        pytest.param("GET", "/healthz", "evil.example", id="refused"),
        pytest.param("DELETE", "/v1/check", "127.0.0.1:8765", id="wrong-method"),
        pytest.param("GET", "/static/serve.css", "127.0.0.1:8765", id="a-style"),
    ],
)
def test_every_answer_tells_the_browser_to_be_careful(
    client: TestClient, method: str, path: str, host: str
) -> None:
    headers = client.request(method, path, headers={"Host": host}).headers

    assert "default-src 'none'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert not [name for name in headers if name.startswith("access-control-")]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.com", "::", ""])  # noqa: S104
def test_only_this_machine_may_ask(host: str) -> None:
    with pytest.raises(ConfigError, match=r"^--host: expected 127.0.0.1, ::1 or localhost, found"):
        Address(host, 8765)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_loopback_addresses(host: str) -> None:
    assert Address(host, 1).url.startswith("http://")
