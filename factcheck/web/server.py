"""The application and its run: routes, one desk, and a loopback socket."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from datetime import date

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from factcheck.errors import ConfigError
from factcheck.web import api, pages, reports, templating
from factcheck.web.desk import Check, Desk
from factcheck.web.guard import API, Guard
from factcheck.web.limits import Limits

_GRACE = 2
"""Seconds that open connections get when the server stops."""
_CONNECTIONS = 64
_INTERNAL = 500
_TITLES = {404: "There is no such page", 413: "That is too much", 500: "Internal error (a bug)"}


@dataclass(frozen=True, slots=True)
class Address:
    """Where the server listens. ``host`` is a loopback address or localhost; other ones raise ConfigError."""

    host: str
    port: int

    def __post_init__(self) -> None:
        if not _is_loopback(self.host):
            raise ConfigError(
                f"--host: expected 127.0.0.1, ::1 or localhost, found {self.host}: "
                "unpublished copy is for this machine only"
            )

    @property
    def url(self) -> str:
        """The address of the start page."""
        return f"http://{self._bracketed(self.host)}:{self.port}/"

    @property
    def names(self) -> frozenset[str]:
        """What ``Host`` may say."""
        hosts = {"localhost", "127.0.0.1", "::1", self.host.lower()}
        found = {f"{self._bracketed(host)}:{self.port}" for host in hosts}
        bare = {self._bracketed(host) for host in hosts} if self.port == 80 else set()  # noqa: PLR2004 -- the usual port is left out
        return frozenset(found | bare)

    def _bracketed(self, host: str) -> str:
        return f"[{host}]" if ":" in host else host


def listen(host: str, port: int) -> tuple[socket.socket, Address]:
    """A socket for nobody but this machine; port 0 is any free one.

    Raises:
        ConfigError: *host* is no loopback address, or the port is taken or not allowed.
    """
    Address(host, port)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(_CONNECTIONS)  # from now on callers wait instead of being turned away
    except (OSError, OverflowError) as error:
        listening.close()
        reason = getattr(error, "strerror", None) or error
        raise ConfigError(f"--port: expected a free port, found {port}: {reason}") from None
    return listening, Address(host, listening.getsockname()[1])


def application(
    check: Check,
    address: Address,
    *,
    model: bool,
    limits: Limits | None = None,
    today: Callable[[], date] = date.today,
) -> tuple[Guard, Desk]:
    """The whole server and its desk. *model* says whether checks may use the language model."""
    chosen = limits or Limits()
    desk = Desk(check, chosen)

    @contextlib.asynccontextmanager
    async def working(_: Starlette) -> AsyncIterator[None]:
        worker = asyncio.create_task(desk.work())
        try:
            yield
        finally:
            worker.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await worker

    app = Starlette(routes=_routes(), lifespan=working, exception_handlers=_HANDLERS)
    app.state.desk, app.state.limits, app.state.model = desk, chosen, model
    app.state.today = today
    app.state.token = secrets.token_urlsafe(32)
    return Guard(app, hosts=address.names, body=chosen.body), desk


def run(app: Guard, desk: Desk, listening: socket.socket) -> None:
    """Serve until interrupted; nothing of what is asked is logged."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="critical",  # a traceback could quote copy
        server_header=False,
        proxy_headers=False,
        ws="none",
        limit_concurrency=_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE,
    )
    with contextlib.suppress(KeyboardInterrupt):  # how it is meant to end
        _Server(config, desk).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Gives all checks up when it stops: those who wait hear it at once, so that nothing keeps it."""

    def __init__(self, config: uvicorn.Config, desk: Desk) -> None:
        super().__init__(config)
        self._desk = desk

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._desk.close()
        await super().shutdown(sockets)


def _routes() -> list[Route]:
    return [
        Route("/", pages.start),
        Route("/check", pages.check, methods=["POST"]),
        Route("/checks/{id}", pages.waiting),
        Route("/checks/{id}/events", pages.events),
        Route("/checks/{id}/cancel", pages.cancel, methods=["POST"]),
        Route("/reports/{id}", reports.report),
        Route("/reports/{id}/decisions", reports.decisions, methods=["POST"]),
        Route("/reports/{id}/{name}", reports.file),
        Route("/static/{name}", pages.static),
        Route("/api", pages.api),
        Route("/v1/check", api.check, methods=["POST"]),
        Route("/openapi.json", api.description),
        Route("/healthz", api.health),
    ]


async def _refused(request: Request, error: Exception) -> Response:
    """What went wrong, to programs as JSON and to people as a page."""
    status, detail = _INTERNAL, f"internal error: {type(error).__name__} (a bug)"
    headers: Mapping[str, str] = {}
    if isinstance(error, HTTPException):
        status, detail, headers = error.status_code, error.detail, error.headers or {}
    if request.url.path.startswith(API):
        response = api.refusal(status, detail)
    else:
        title = _TITLES.get(status, "This did not work")
        response = templating.message(status, title, detail)
    response.headers.update(headers)
    return response


_HANDLERS = {HTTPException: _refused, Exception: _refused}


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
