"""The pages before the report: start, waiting, API; they work without scripts."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from factcheck.readers import suffixes
from factcheck.web import openapi, templating
from factcheck.web.desk import Desk, Job, State
from factcheck.web.forms import Form, form_of, order_of_form
from factcheck.web.intake import RequestError
from factcheck.web.limits import Limits

_OK, _SEE_OTHER, _NOT_FOUND = 200, 303, 404
_STEP = 0.3
"""Seconds between two looks at a check that a page follows."""


async def start(request: Request) -> Response:
    """The form."""
    return _start(request, Form({}, {}), (), _OK)


async def check(request: Request) -> Response:
    """Take the form, and go on to the page of the check."""
    state = request.app.state
    form = await form_of(request, state.limits, state.token)
    try:
        order = await asyncio.to_thread(order_of_form, form, state.limits, model=state.model)
        job = state.desk.submit(order, watched=True)
    except RequestError as error:
        return _start(request, form, str(error).splitlines(), error.status)
    return RedirectResponse(f"/checks/{job.id}", _SEE_OTHER)


async def waiting(request: Request) -> Response:
    """Where a check stands; its report once there is one."""
    desk: Desk = request.app.state.desk
    job = desk.see(request.path_params["id"])
    if job is None:
        return unknown()
    if job.state is State.DONE:
        return RedirectResponse(f"/reports/{job.id}", _SEE_OTHER)
    if job.state is State.CANCELLED:
        return templating.message(_OK, "The check was stopped")
    if job.state is State.FAILED:
        return templating.message(job.status, "This could not be checked", *job.error.splitlines())
    return templating.html(
        "waiting",
        id=job.id,
        count=len(job.order.documents),
        token=request.app.state.token,
        now=_standing(job, desk),
    )


async def events(request: Request) -> Response:
    """Where a check stands, again and again, as server-sent events; it ends with the check."""
    desk: Desk = request.app.state.desk
    job = desk.see(request.path_params["id"])
    if job is None:
        return unknown()
    return StreamingResponse(_standings(job, desk), media_type="text/event-stream")


async def cancel(request: Request) -> Response:
    """Give a check up."""
    state = request.app.state
    await form_of(request, state.limits, state.token)
    job = state.desk.see(request.path_params["id"])
    if job is not None:
        state.desk.cancel(job)
    return RedirectResponse("/", _SEE_OTHER)


async def api(request: Request) -> Response:
    """What the JSON API takes and gives, for people."""
    return templating.html(
        "api",
        document=openapi.document(request.app.state.limits),
        keys=openapi.keys(),
        example=json.dumps(openapi.EXAMPLE, indent=2),
    )


async def static(request: Request) -> Response:
    """A style or script."""
    return templating.static(request.path_params["name"])


def unknown() -> Response:
    """Reports are in memory only, and only the latest."""
    return templating.message(
        _NOT_FOUND,
        "There is no such report",
        "Reports are kept in memory only: the latest ones, until the server stops.",
    )


def _start(request: Request, form: Form, errors: list[str] | tuple[()], status: int) -> Response:
    limits: Limits = request.app.state.limits
    return templating.html(
        "start",
        status=status,
        limits=limits,
        token=request.app.state.token,
        model=request.app.state.model,
        suffixes=suffixes(),
        kept=templating.kept(form.words),
        errors=errors,
    )


async def _standings(job: Job, desk: Desk) -> AsyncIterator[str]:
    try:
        while True:
            desk.see(job.id)
            now = _standing(job, desk)
            yield f"data: {json.dumps(now)}\n\n"
            if now["ended"]:
                return
            await asyncio.sleep(_STEP)
    finally:
        desk.lose(job)  # it may only be loaded again


def _standing(job: Job, desk: Desk) -> dict[str, object]:
    """In words, which change seldom enough to be read out, and in numbers, as it is now."""
    return {
        "words": _words(job, desk),
        "count": f"{job.done} of {job.total}" if job.total else "",
        "done": job.done,
        "total": job.total,
        "ended": job.finished.is_set(),
    }


def _words(job: Job, desk: Desk) -> str:
    ahead = desk.ahead(job)
    if job.state is State.WAITING:
        return f"Waiting: {ahead} {'check' if ahead == 1 else 'checks'} before this one."
    if not job.total:
        return "Reading the versions and comparing them by rules."
    return "The language model judges pairs of sentences."
