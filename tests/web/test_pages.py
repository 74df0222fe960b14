"""The pages as a browser without scripts uses them: forms, one after the other."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
import yaml

from tests.web.asking import OURS, THEIRS, Site

TEXTS = {"text-1": OURS, "text-2": THEIRS}
NAMED = {**TEXTS, "name-1": "wire", "name-2": "rewrite"}


@pytest.fixture(scope="module")
def report(site: Site) -> tuple[str, str]:
    """Path and page of a report."""
    response = site.check(NAMED)
    assert "/reports/" in str(response.url)
    return response.url.path, response.text


def fingerprint_in(page: str) -> str:
    found = re.search(r'name="decision-([^"]+)"', page)
    assert found
    return found[1]


def test_two_texts_give_a_report(report: tuple[str, str]) -> None:
    _, page = report

    assert "<h1>1 conflict between 2 versions</h1>" in page
    assert "people: rewrite says Fourteen, wire says Twelve." in page


def test_while_a_check_goes_on_its_page_comes_back_by_itself(site: Site) -> None:
    response = site.client.post(
        "/check",
        files={n: (None, w) for n, w in {**TEXTS, "token": site.token()}.items()},  # type: ignore[arg-type]
        follow_redirects=False,
    )
    page = site.client.get(response.headers["location"])

    assert response.status_code == 303
    if "/checks/" in str(page.url):  # it may be done already
        assert '<noscript><meta http-equiv="refresh" content="1"></noscript>' in page.text


def test_events_end_with_the_check(site: Site) -> None:
    response = site.client.post(
        "/check",
        files={n: (None, w) for n, w in {**TEXTS, "token": site.token()}.items()},  # type: ignore[arg-type]
        follow_redirects=False,
    )
    events = site.client.get(response.headers["location"] + "/events")

    assert events.headers["content-type"].startswith("text/event-stream")
    assert '"ended": true' in events.text.strip().splitlines()[-1]


def test_a_check_can_be_stopped(site: Site) -> None:
    response = site.client.post(
        "/check",
        files={n: (None, w) for n, w in {**TEXTS, "token": site.token()}.items()},  # type: ignore[arg-type]
        follow_redirects=False,
    )
    path = response.headers["location"]
    stopped = site.post(f"{path}/cancel", {"token": site.token()})

    assert (stopped.status_code, stopped.url.path) == (200, "/")


@pytest.mark.parametrize(
    "path", ["/checks/none", "/checks/none/events", "/reports/none", "/nothing"]
)
def test_what_is_not_there(site: Site, path: str) -> None:
    response = site.client.get(path)

    assert response.status_code == 404
    assert "There is no such" in response.text


@pytest.mark.parametrize("path", ["/", "/api", "/openapi.json", "/healthz", "/static/serve.css"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods(site: Site, path: str, method: str) -> None:
    assert site.client.request(method, path).status_code == 405


@pytest.mark.parametrize("name", ["../server.py", "..%2fserver.py", "serve", "report.html.j2", ""])
def test_only_styles_and_scripts_are_static(site: Site, name: str) -> None:
    assert site.client.get(f"/static/{name}").status_code == 404


@pytest.mark.parametrize(
    ("words", "files", "status", "says"),
    [
        pytest.param({}, {}, 422, "expected 2 to 8 versions, found 0", id="nothing"),
        pytest.param({"text-1": OURS}, {}, 422, "expected 2 to 8 versions, found 1", id="one"),
        pytest.param(
            {**TEXTS, "name-1": "x", "name-2": "x"}, {}, 422, "each name once", id="twins"
        ),
        pytest.param(
            {**TEXTS, "candidate": "5"}, {}, 422, "that is there, found 5", id="candidate"
        ),
        pytest.param({**TEXTS, "published-1": "soon"}, {}, 422, "found soon", id="day"),
        pytest.param(
            TEXTS, {"file-1": ("a.txt", b"x")}, 422, "expected text or a file", id="text-and-file"
        ),
        pytest.param(
            {"text-1": OURS},
            {"file-2": ("b.pdf", b"x")},
            422,
            "b.pdf: expected one of",
            id="format",
        ),
        pytest.param(
            TEXTS,
            {"decisions": ("d.yaml", b"\xff")},
            422,
            "d.yaml: not UTF-8",
            id="decisions-bytes",
        ),
        pytest.param({**TEXTS, "text-1": "word " * 5_000}, {}, 413, "at most 20000", id="too-long"),
    ],
)
def test_mistakes_are_told_and_what_was_typed_stays(
    site: Site, words: dict[str, str], files: dict[str, tuple[str, bytes]], status: int, says: str
) -> None:
    response = site.check(words, files)

    assert response.status_code == status
    assert says in response.text
    assert 'role="alert"' in response.text
    assert all(value.strip()[:200] in response.text for value in words.values() if value != "5")


def test_decisions_that_are_none_are_told(site: Site) -> None:
    response = site.check(TEXTS, {"decisions": ("d.yaml", b"decisions: 3")})

    assert response.status_code == 422
    assert "factcheck-decisions.yaml" in response.text


def test_hostile_text_stays_text(site: Site) -> None:
    bad = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    page = site.check({**TEXTS, "text-1": f"{OURS} {bad}", "name-1": bad}).text
    mistake = site.check({"text-1": bad, "name-1": bad}).text

    for html in (page, mistake):
        assert "<script>alert" not in html
        assert "<img" not in html


def test_the_report_page_has_only_our_scripts_and_styles(
    report: tuple[str, str],
) -> None:
    _, page = report

    assert re.findall(r"<script[^>]*>", page) == ['<script src="/static/report.js">']
    assert "<style" not in page
    assert not re.search(r"\sstyle=|\son\w+=", page)


def decide(page: str, **words: str) -> dict[str, str]:
    mark = fingerprint_in(page)
    token = re.search(r'name="token" value="([^"]+)"', page)
    assert token
    return {"token": token[1], **{f"{key}-{mark}": value for key, value in words.items()}}


def test_decisions_are_downloaded_and_hold_next_time(site: Site, report: tuple[str, str]) -> None:
    path, page = report
    form = decide(page, decision="false-positive", reason='Two "fires": A & B', until="2026-12-01")
    response = site.post(f"{path}/decisions", {**form, "by": "Ann"})
    (entry,) = yaml.safe_load(response.text)["decisions"]

    assert "attachment" in response.headers["content-disposition"]
    assert (entry["decision"], entry["reason"]) == ("false-positive", 'Two "fires": A & B')
    assert (entry["by"], str(entry["date"]), str(entry["until"])) == (
        "Ann",
        "2026-05-04",
        "2026-12-01",
    )
    again = site.check(NAMED, {"decisions": ("d.yaml", response.content)})
    assert "No conflicts between 2 versions" in again.text


def test_an_earlier_file_is_kept_with_its_comments(site: Site, report: tuple[str, str]) -> None:
    earlier = b"""\
# ours
schema: factcheck.decisions/v1
decisions:
  # the flood
  - fingerprint: "0123456789abcdef"
    rule: FC201
    values: [a, b]
    decision: known
    reason: "Kept."
"""
    path, page = report
    form = decide(page, decision="known", reason="So be it.")
    text = site.post(f"{path}/decisions", form, {"existing": ("d.yaml", earlier)}).text

    assert text.startswith(earlier.decode())
    assert len(yaml.safe_load(text)["decisions"]) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({}, "expected a decision on at least one finding, found none"),
        ({"decision": "known"}, "expected a reason, found none"),
        ({"decision": "nonsense", "reason": "Why."}, "found nonsense"),
        ({"decision": "known", "reason": "Why.", "until": "soon"}, "found soon"),
    ],
)
def test_mistakes_in_decisions_are_told_and_what_was_typed_stays(
    site: Site, report: tuple[str, str], words: dict[str, str], says: str
) -> None:
    path, page = report
    response = site.post(f"{path}/decisions", decide(page, **words))

    assert response.status_code == 422
    assert says in response.text
    assert f'value="{words["reason"]}"' in response.text if "reason" in words else True


def test_a_file_with_mistakes_is_not_added_to(site: Site, report: tuple[str, str]) -> None:
    path, page = report
    form = decide(page, decision="known", reason="So be it.")
    response = site.post(f"{path}/decisions", form, {"existing": ("d.yaml", b"decisions: 3")})

    assert response.status_code == 422
    assert "expected a list" in response.text


def word(*paragraphs: str) -> bytes:
    stream = io.BytesIO()
    document = python_docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(stream)
    return stream.getvalue()


def test_a_word_file_comes_back_with_comments(site: Site) -> None:
    response = site.check({"text-1": OURS}, {"file-2": ("story.docx", word(THEIRS, "It ends."))})
    reviewed = site.client.get(f"{response.url.path}/reviewed.docx").content
    (comment,) = python_docx.Document(io.BytesIO(reviewed)).comments

    assert "reviewed.docx" in response.text
    assert comment.text.startswith("people: ")
    assert zipfile.ZipFile(io.BytesIO(reviewed)).testzip() is None


def test_without_a_word_file_there_is_none(site: Site, report: tuple[str, str]) -> None:
    path, page = report

    assert "reviewed.docx" not in page
    assert site.client.get(f"{path}/reviewed.docx").status_code == 404


@pytest.mark.parametrize(
    ("name", "starts"), [("report.html", "<!doctype html>"), ("report.json", "{")]
)
def test_the_report_can_be_saved(
    site: Site, report: tuple[str, str], name: str, starts: str
) -> None:
    path, page = report
    response = site.client.get(f"{path}/{name}")

    assert f'href="{path}/{name}"' in page
    assert response.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert response.text.lstrip().startswith(starts)


def test_nothing_is_written(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Starlette's own way puts files above 1 MB into a temporary file, for which there is no place here."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    page = f"<!-- {'x' * 1_200_000} --><p>{THEIRS}</p>".encode()
    response = site.check({"text-1": OURS}, {"file-2": ("b.html", page)})

    assert "1 conflict between 2 versions" in response.text
    assert list(tmp_path.iterdir()) == []


def test_the_api_page_says_what_the_description_says(site: Site) -> None:
    page = site.client.get("/api").text

    assert "POST /v1/check" in page
    assert "options.candidate" in page
    assert "openapi.json" in page
