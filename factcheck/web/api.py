"""The JSON API: ``POST /v1/check``, ``GET /openapi.json`` and ``GET /healthz``."""

from __future__ import annotations

import asyncio
import json

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from factcheck import __version__
from factcheck.reporters import json as json_report
from factcheck.web import openapi
from factcheck.web.desk import Desk, Job, State
from factcheck.web.guard import problem
from factcheck.web.intake import Order, RequestError, order_of_json
from factcheck.web.limits import Limits

_BAD, _WRONG_KIND, _UNAVAILABLE = 400, 415, 503
_LOOK = 0.5
"""Seconds between looks at whether the client is still there."""


async def check(request: Request) -> Response:
    """Compare the versions in the body; the answer is the JSON report."""
    desk: Desk = request.app.state.desk
    try:
        order = await asyncio.to_thread(_order, await _body(request), request.app.state.limits)
        job = desk.submit(order, watched=False)
    except RequestError as error:
        return refusal(error.status, str(error))
    waited = desk.ahead(job)
    await _end_of(job, request, desk)
    if job.report is None:
        return refusal(job.status or _UNAVAILABLE, job.error or "the check was given up")
    headers = {"Factcheck-Waited-For": str(waited)}
    content = await asyncio.to_thread(json_report.render, job.report)
    return Response(content, media_type="application/json", headers=headers)


async def health(request: Request) -> Response:
    """Whether the server runs, and how busy it is."""
    desk: Desk = request.app.state.desk
    return JSONResponse(
        {
            "status": "ok",
            "version": __version__,
            "running": desk.running,
            "waiting": desk.waiting,
        }
    )


async def description(request: Request) -> Response:
    """The OpenAPI document."""
    return JSONResponse(openapi.document(request.app.state.limits))


def refusal(status: int, words: str) -> Response:
    """An error for programs."""
    headers = {"Retry-After": "30"} if status == _UNAVAILABLE else {}
    return JSONResponse(
        problem(status, words), status, headers, media_type="application/problem+json"
    )


async def _body(request: Request) -> bytes:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(_WRONG_KIND, "Content-Type: expected application/json")
    return await request.body()


def _order(body: bytes, limits: Limits) -> Order:
    try:
        content = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RequestError(f"the body: expected JSON: {error}", _BAD) from None
    return order_of_json(content, limits)


async def _end_of(job: Job, request: Request, desk: Desk) -> None:
    """Wait for the outcome; a client that hangs up does not want it any more."""
    while job.state in {State.WAITING, State.RUNNING}:
        try:
            await asyncio.wait_for(job.finished.wait(), _LOOK)
        except TimeoutError:
            if await request.is_disconnected():
                desk.cancel(job)
