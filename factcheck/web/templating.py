"""Our pages and the report's, out of one set of templates; every value is escaped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from factcheck.page import rendering

_TYPES = {"css": "text/css", "js": "text/javascript"}
_OWN = ("serve.css", "decide.css", "start.js", "waiting.js")
_REPORT = ("report.css", "report.js")
_OK, _NOT_FOUND = 200, 404


@cache
def _environment() -> Environment:
    """A name means our template, else the report's; "page/..." always means the report's."""
    report = PackageLoader("factcheck.page")
    return Environment(
        loader=ChoiceLoader(
            [PackageLoader("factcheck.web"), PrefixLoader({"page": report}), report]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def html(template: str, *, status: int = _OK, **values: object) -> HTMLResponse:
    """A page of ours."""
    content = _environment().get_template(f"{template}.html.j2").render(values)
    return HTMLResponse(content, status)


def message(status: int, title: str, *lines: str) -> HTMLResponse:
    """A page that only says something."""
    return html("message", status=status, title=title, lines=lines)


def static(name: str) -> Response:
    """A style or script; there are no others than these."""
    if name not in (*_OWN, *_REPORT):
        return message(_NOT_FOUND, "There is no such page")
    kind = _TYPES[name.rpartition(".")[2]]
    return Response(_asset(name), media_type=f"{kind}; charset=utf-8")


def kept(words: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """What was typed into a form before, empty for every other field."""
    return defaultdict(str, words or {})


@cache
def _asset(name: str) -> str:
    if name in _REPORT:
        return rendering.asset(name)
    return files("factcheck.web").joinpath("static", name).read_text("utf-8")
