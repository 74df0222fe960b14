"""The report page, its downloads, and the decisions that are made on it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from starlette.requests import Request
from starlette.responses import Response

from factcheck import plugins
from factcheck.decisions.storage import NAME
from factcheck.errors import FactcheckError
from factcheck.model import Document, Report
from factcheck.page import build
from factcheck.reporters import docx
from factcheck.web import deciding, templating
from factcheck.web.desk import Desk, Job
from factcheck.web.forms import form_of
from factcheck.web.intake import RequestError
from factcheck.web.pages import unknown

_OK, _UNPROCESSABLE = 200, 422
_WORD = "reviewed.docx"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FILES = {
    "report.html": ("html", "text/html; charset=utf-8", "Save this report"),
    "report.json": ("json", "application/json", "JSON"),
    "report.md": ("markdown", "text/markdown; charset=utf-8", "Markdown"),
}
"""What can be downloaded: the reporter, its type, and the words of the link."""


async def report(request: Request) -> Response:
    """The report, with controls to decide its findings."""
    job = _job(request)
    if job is None or job.report is None:
        return unknown()
    return await asyncio.to_thread(_page, request, job, job.report)


async def decisions(request: Request) -> Response:
    """The decisions file with what was chosen on the page, or the page again with the mistakes."""
    state = request.app.state
    form = await form_of(request, state.limits, state.token)
    job = _job(request)
    if job is None or job.report is None:
        return unknown()
    try:
        content = deciding.decisions_file(job.report, form, state.today())
    except RequestError as error:
        errors = str(error).splitlines()
        return await asyncio.to_thread(
            _page, request, job, job.report, words=form.words, errors=errors
        )
    return _download(content.encode(), "application/yaml", NAME)


async def file(request: Request) -> Response:
    """The report in another format."""
    job = _job(request)
    name = request.path_params["name"]
    if job is None or job.report is None:
        return unknown()
    if name == _WORD and (story := _word_file(job)) is not None:
        return await asyncio.to_thread(_reviewed, job, job.report, story)
    if name not in _FILES:
        return unknown()
    reporter, kind, _ = _FILES[name]
    render = plugins.load("factcheck.reporters", reporter).render
    content = await asyncio.to_thread(render, job.report)
    return _download(content.encode(), kind, name)


def _job(request: Request) -> Job | None:
    desk: Desk = request.app.state.desk
    return desk.see(request.path_params["id"])


def _page(
    request: Request,
    job: Job,
    content: Report,
    *,
    words: Mapping[str, str] | None = None,
    errors: Sequence[str] = (),
) -> Response:
    return templating.html(
        "report",
        status=_UNPROCESSABLE if errors else _OK,
        page=build.page(content),
        id=job.id,
        token=request.app.state.token,
        name=NAME,
        kinds=deciding.KINDS,
        decidable={row.fingerprint for row in deciding.decidable(content)},
        downloads=tuple(_downloads(job)),
        kept=templating.kept(words),
        errors=errors,
    )


def _downloads(job: Job) -> Iterator[tuple[str, str]]:
    if _word_file(job) is not None:
        yield _WORD, "Word file with comments"
    there = plugins.names("factcheck.reporters")
    yield from ((name, words) for name, (how, _, words) in _FILES.items() if how in there)


def _word_file(job: Job) -> Document | None:
    """The candidate if it is a Word file; without a candidate the first version that is one."""
    wanted = [d for d in job.order.documents if job.order.candidate in {None, d.id}]
    files = (d for d in wanted if PurePath(d.path or "").suffix.lower() == ".docx")
    return next((d for d in files if d.id in job.order.files), None)


def _reviewed(job: Job, content: Report, story: Document) -> Response:
    try:
        data = docx.annotated(job.order.files[story.id], story, content)
    except FactcheckError as error:
        lines = str(error).splitlines()
        return templating.message(_UNPROCESSABLE, "No Word file could be made", *lines)
    return _download(data, _WORD_TYPE, _WORD)


def _download(data: bytes, kind: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, media_type=kind, headers=headers)
