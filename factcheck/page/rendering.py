"""A page -> HTML: one file that asks the network for nothing and lets nothing of the articles run."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from factcheck.page.views import Page

_TEMPLATE = "report.html.j2"


@cache
def environment() -> Environment:
    """The templates; they escape every value."""
    return Environment(
        loader=PackageLoader("factcheck.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def render(page: Page) -> str:
    """The whole document, style and script inside; its policy allows just these two, by their digests."""
    style, script = asset("report.css"), asset("report.js")
    return (
        environment()
        .get_template(_TEMPLATE)
        .render(page=page, style=style, script=script, policy=policy(style, script))
    )


def policy(style: str, script: str) -> str:
    """A Content-Security-Policy that allows this style and this script and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def asset(name: str) -> str:
    """A file that lies beside the templates, without white space at its ends."""
    return files("factcheck.page").joinpath("templates", name).read_text("utf-8").strip()


def _digest(content: str) -> str:
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
