"""The door of the local server: who may ask, how much, and what every answer says to the browser.

Any page on the web can make a browser send requests to 127.0.0.1, and a name that its owner points there (DNS
rebinding) passes for the same origin. So the name in ``Host`` must be ours, what a browser sends must come from our
own pages, and no answer may be read, framed or kept by others.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

API = "/v1/"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_ALWAYS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # "no-referrer" would make browsers send "Origin: null" with our own forms.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_READING = frozenset({"GET", "HEAD"})
_OURS = frozenset({"same-origin", "none"})  # "none" is an address typed or a bookmark
_FORBIDDEN, _TOO_LARGE, _MISDIRECTED = 403, 413, 421


@dataclass(frozen=True, slots=True)
class Guard:
    """Wraps the application; ``hosts`` are the names with port under which it may be asked."""

    app: ASGIApp
    hosts: frozenset[str]
    body: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with the body counted and the headers set."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no web sockets: the server closes them
        answer = _Answer(send)
        problem = self._problem(scope, Headers(scope=scope))
        if problem is None:
            await self.app(scope, _counted(receive, self.body), answer)
        else:
            await answer.refuse(scope["path"], *problem)

    def _problem(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "").lower()
        if host not in self.hosts or len(headers.getlist("host")) > 1:
            expected = ", ".join(sorted(self.hosts))
            return _MISDIRECTED, f"Host: expected one of {expected}"
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        reading = scope["method"] in _READING
        if not reading and origin is not None and origin.lower() != f"http://{host}":
            return _FORBIDDEN, "Origin: expected a page of this server"
        if site not in {None, *_OURS} and not (reading and _is_visit(scope, headers)):
            return _FORBIDDEN, "Sec-Fetch-Site: expected a page of this server"
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length) > self.body:
            return _TOO_LARGE, f"expected at most {self.body} bytes"
        return None


def _is_visit(scope: Scope, headers: Mapping[str, str]) -> bool:
    """Somebody follows a link from elsewhere to the start page: it shows nothing that is theirs."""
    wanted = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest"), scope["path"]
    return wanted == ("navigate", "document", "/")


def _counted(receive: Receive, limit: int) -> Receive:
    """Break off a body that says no length or a wrong one."""
    so_far = 0

    async def counting() -> Message:
        nonlocal so_far
        message = await receive()
        so_far += len(message.get("body", b""))
        if so_far > limit:
            raise HTTPException(_TOO_LARGE, f"expected at most {limit} bytes")
        return message

    return counting


@dataclass(slots=True)
class _Answer:
    """Sends, with the headers that every answer has; an answer may set its own policy."""

    send: Send

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _ALWAYS.items():
                headers.setdefault(name, value)
        await self.send(message)

    async def refuse(self, path: str, status: int, words: str) -> None:
        """A problem in JSON to programs, in plain words to people."""
        if path.startswith(API):
            body, kind = json.dumps(problem(status, words)), "application/problem+json"
        else:
            body, kind = f"{status}: {words}\n", "text/plain; charset=utf-8"
        headers = [(b"content-type", kind.encode()), (b"connection", b"close")]
        await self({"type": "http.response.start", "status": status, "headers": headers})
        await self({"type": "http.response.body", "body": body.encode()})


def problem(status: int, words: str) -> dict[str, object]:
    """An error as RFC 9457 has it; ``detail`` has one line per mistake."""
    return {"status": status, "detail": words}
