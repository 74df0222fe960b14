"""``POST /v1/check`` and its description, which must say what the server does."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from factcheck.web import intake, openapi
from factcheck.web.limits import Limits
from tests.web.asking import OURS, THEIRS

DESCRIPTION: Any = openapi.document(Limits())
PAIR = [{"id": "a", "text": OURS}, {"id": "b", "text": THEIRS}]


def ask(client: TestClient, documents: object, **options: object) -> Any:
    return client.post("/v1/check", json={"documents": documents, "options": options})


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_the_answer_is_the_json_report(client: TestClient) -> None:
    response = ask(client, PAIR, candidate="b")
    report = response.json()

    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.headers["factcheck-waited-for"] == "0"
    assert [row["id"] for row in report["documents"]] == ["a", "b"]
    assert [row["rule_id"] for row in report["findings"]] == ["FC101"]
    assert report["tool"]["model"] is None
    schema("Report").validate(report)


def test_the_same_request_gives_the_same_bytes(client: TestClient) -> None:
    assert ask(client, PAIR).content == ask(client, PAIR).content


def test_a_file_is_read_by_its_ending(client: TestClient) -> None:
    page = {"id": "page", "filename": "b.html", "base64": encoded(f"<p>{THEIRS}</p>")}
    report = ask(client, [PAIR[0], page]).json()
    (finding,) = report["findings"]

    assert {spot["document"]: spot["text"] for spot in finding["locations"]} == {
        "a": "Twelve",
        "page": "Fourteen",
    }


def test_the_day_of_publication_dates_the_weekdays(client: TestClient) -> None:
    first = {"id": "a", "text": "The vote is on Monday.", "published": "2026-05-02"}
    second = {"id": "b", "text": "The vote is on Monday.", "published": "2026-05-03"}
    days = [row["published"] for row in ask(client, [first, second]).json()["documents"]]

    assert days == ["2026-05-02", "2026-05-03"]


def test_decisions_made_before_hold(client: TestClient) -> None:
    (finding,) = ask(client, PAIR).json()["findings"]
    decided = f"""\
schema: factcheck.decisions/v1
decisions:
  - fingerprint: "{finding["fingerprint"]}"
    rule: FC101
    values: ["12", "14"]
    decision: known
    reason: "The desk knows."
"""
    report = ask(client, PAIR, decisions=decided).json()

    assert report["summary"]["conflicts"] == 0
    assert report["summary"]["decided"] == 1


TEXT = {"id": "a", "text": OURS}
REFUSALS = [
    pytest.param([TEXT], {}, 422, "expected 2 to 8 versions, found 1", id="one-version"),
    pytest.param([TEXT] * 9, {}, 422, "expected 2 to 8 versions, found 9", id="nine-versions"),
    pytest.param([TEXT, TEXT], {}, 422, "a: expected each name once, found it 2 times", id="twins"),
    pytest.param(
        [TEXT, {"id": "b", "text": " \n"}], {}, 422, "b: expected text, found none", id="no-text"
    ),
    pytest.param(
        PAIR, {"candidate": "c"}, 422, "candidate: expected one of a, b, found c", id="candidate"
    ),
    pytest.param(
        [TEXT, {"id": "a\nb", "text": "x"}],
        {},
        422,
        "version 2: expected a name on one line",
        id="name",
    ),
    pytest.param(
        [TEXT, {"id": "b" * 201, "text": "x"}],
        {},
        422,
        "a name of at most 200 characters",
        id="long-name",
    ),
    pytest.param(
        [TEXT, {"id": "b", "filename": "b.pdf", "base64": ""}],
        {},
        422,
        "b.pdf: expected one of",
        id="format",
    ),
    pytest.param(
        [TEXT, {"id": "b", "filename": "b.docx", "base64": "eA=="}],
        {},
        422,
        "b.docx: expected a Word file",
        id="broken-file",
    ),
    pytest.param(
        [TEXT, {"id": "b", "text": "word " * 5_000}],
        {},
        413,
        "expected at most 20000 characters in all",
        id="too-long",
    ),
    pytest.param(PAIR, {"decisions": "nonsense"}, 422, "factcheck-decisions.yaml", id="decisions"),
    pytest.param("a", {}, 400, "documents: expected a list, found string", id="no-list"),
    pytest.param(
        [1, TEXT], {}, 400, "documents[0]: expected an object, found number", id="no-object"
    ),
    pytest.param([{"text": "x"}, TEXT], {}, 400, "documents[0].id: expected a name", id="no-id"),
    pytest.param(
        [{"id": 3, "text": "x"}, TEXT],
        {},
        400,
        "documents[0].id: expected a string, found number",
        id="number-id",
    ),
    pytest.param(
        [{"id": "b"}, TEXT], {}, 400, "documents[0]: expected either text or base64", id="nothing"
    ),
    pytest.param(
        [{"id": "b", "text": "x", "base64": ""}, TEXT],
        {},
        400,
        "expected either text or base64",
        id="both",
    ),
    pytest.param(
        [{"id": "b", "base64": "eA=="}, TEXT],
        {},
        400,
        "documents[0].filename: expected",
        id="no-filename",
    ),
    pytest.param(
        [{"id": "b", "filename": "b.txt", "base64": "?"}, TEXT],
        {},
        400,
        "documents[0].base64: expected base64",
        id="no-base64",
    ),
    pytest.param(
        [{**TEXT, "published": "3 May"}, TEXT],
        {},
        400,
        "documents[0].published: expected a day as 2026-05-03",
        id="day",
    ),
    pytest.param(
        [{**TEXT, "txt": "x"}, TEXT],
        {},
        400,
        'documents[0]: txt: unknown key, did you mean "text"?',
        id="key",
    ),
    pytest.param(
        PAIR, {"nli": "no"}, 400, "options.nli: expected a boolean, found string", id="no-boolean"
    ),
]


@pytest.mark.parametrize(("documents", "options", "status", "words"), REFUSALS)
def test_refusals(
    client: TestClient, documents: object, options: dict[str, object], status: int, words: str
) -> None:
    response = ask(client, documents, **options)

    assert (response.status_code, response.json()["status"]) == (status, status)
    assert words in response.json()["detail"]
    assert str(status) in DESCRIPTION["paths"]["/v1/check"]["post"]["responses"]
    assert response.headers["content-type"] == "application/problem+json"


def test_all_mistakes_at_once(client: TestClient) -> None:
    lines = ask(client, [{"id": 1, "text": 2}, {"x": 3}], nli=4).json()["detail"].splitlines()

    assert len(lines) == 6


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="broken"),
        pytest.param(b"\xff", id="no-utf-8"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b"[]", id="no-object"),
    ],
)
def test_what_is_no_request(client: TestClient, body: bytes) -> None:
    headers = {"Content-Type": "application/json"}

    assert client.post("/v1/check", content=body, headers=headers).status_code == 400


def test_health(client: TestClient) -> None:
    found = client.get("/healthz").json()

    schema("Health").validate(found)
    assert (found["status"], found["running"], found["waiting"]) == ("ok", 0, 0)


def schema(name: str) -> Draft202012Validator:
    """A validator for one schema of the description; references are into the whole."""
    return Draft202012Validator({**DESCRIPTION, "$ref": f"#/components/schemas/{name}"})


def test_the_description_is_served(client: TestClient, limits: Limits) -> None:
    served = client.get("/openapi.json").json()

    assert served == json.loads(json.dumps(openapi.document(limits)))


def test_its_schemas_are_schemas() -> None:
    for name, row in DESCRIPTION["components"]["schemas"].items():
        Draft202012Validator.check_schema(row)
        assert set(name) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.0123456789")


def test_its_references_lead_somewhere() -> None:
    text = json.dumps(DESCRIPTION)
    names = set(text.split('"#/components/schemas/')[1:])
    found = {name.partition('"')[0] for name in names}

    assert found
    assert found <= set(DESCRIPTION["components"]["schemas"])
    assert "#/definitions" not in text


def test_its_example_is_a_request(client: TestClient) -> None:
    schema("CheckRequest").validate(openapi.EXAMPLE)

    assert client.post("/v1/check", json=openapi.EXAMPLE).status_code == 200


def test_it_names_the_keys_that_are_read() -> None:
    schemas = DESCRIPTION["components"]["schemas"]

    assert tuple(schemas["Version"]["properties"]) == intake.VERSION
    options = schemas["CheckRequest"]["properties"]["options"]["properties"]
    assert tuple(options) == intake.OPTIONS


@pytest.mark.parametrize("path", sorted(DESCRIPTION["paths"]))
def test_a_path_that_is_described_is_there(client: TestClient, path: str) -> None:
    for method in DESCRIPTION["paths"][path]:
        assert client.request(method, path).status_code not in {404, 405}
