"""Forms with files, read in memory: the usual way would put large files on disk, and unpublished copy stays off it."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from factcheck.web.intake import Order, RequestError, Sent, day, order_of
from factcheck.web.limits import Limits

_FORBIDDEN, _BAD, _WRONG_KIND = 403, 400, 415
_MOST_FIELDS = 200
_MOST_FINDINGS = 2_000


@dataclass(frozen=True, slots=True)
class Form:
    """What was sent: ``words`` by name of the field, ``files`` (name of the file, content) likewise."""

    words: Mapping[str, str]
    files: Mapping[str, tuple[str, bytes]]

    def text(self, name: str) -> str:
        """The words of a field, empty where there is none; browsers send lines that end in CRLF."""
        return self.words.get(name, "").replace("\r\n", "\n")

    def yaml(self, name: str) -> str:
        """The content of a file that must be UTF-8, empty where none was chosen."""
        filename, data = self.files.get(name, ("", b""))
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise RequestError(f"{filename}: not UTF-8 (byte {error.start})") from None


async def form_of(request: Request, limits: Limits, token: str) -> Form:
    """Read a form of ours, which has the *token* that only our pages know.

    Raises:
        HTTPException: 403 for another page's form, 400 for a broken one, 415 for something else.
    """
    kind = request.headers.get("content-type", "")
    if not kind.startswith("multipart/form-data"):
        raise HTTPException(_WRONG_KIND, "expected multipart/form-data")
    parser = MultiPartParser(
        request.headers,
        request.stream(),
        max_files=limits.versions + 1,
        max_fields=_MOST_FIELDS + 3 * _MOST_FINDINGS,
        max_part_size=limits.body,
    )
    parser.spool_max_size = limits.body + 1  # larger ones would go to a temporary file
    try:
        content = await parser.parse()
    except (MultiPartException, UnicodeError) as error:
        raise HTTPException(_BAD, f"expected a form, found a broken one: {error}") from None
    words: dict[str, str] = {}
    files: dict[str, tuple[str, bytes]] = {}
    for name, value in content.multi_items():
        if isinstance(value, UploadFile):
            if value.filename:
                files[name] = (value.filename, await value.read())
        else:
            words[name] = value
    if not hmac.compare_digest(words.get("token", "").encode(), token.encode()):
        raise HTTPException(_FORBIDDEN, "expected a form of this server; load the page again")
    return Form(words, files)


def order_of_form(form: Form, limits: Limits, *, model: bool) -> Order:
    """The check that the start page asks for.

    Raises:
        RequestError: a version cannot be read, or there are too few or too many.
    """
    numbered = list(_versions(form, limits))
    names = {number: sent.id for number, sent in numbered}
    choice = form.text("candidate")
    if choice and choice not in names:
        raise RequestError(f"expected a version to be published that is there, found {choice}")
    return order_of(
        [sent for _, sent in numbered],
        names.get(choice),
        limits,
        nli=model and not form.text("rules-only"),
        decisions=form.yaml("decisions"),
    )


def _versions(form: Form, limits: Limits) -> Iterator[tuple[str, Sent]]:
    """Those that have text or a file; the file counts where there are both."""
    for number in map(str, range(1, limits.versions + 1)):
        filename, data = form.files.get(f"file-{number}", ("", b""))
        text = form.text(f"text-{number}")
        if not filename and not text.strip():
            continue
        if filename and text.strip():
            raise RequestError(f"version {number}: expected text or a file, found both")
        name = form.text(f"name-{number}").strip() or filename or f"Version {number}"
        yield number, Sent(name, text, data, filename, _day(form, number))


def _day(form: Form, number: str) -> date | None:
    words = form.text(f"published-{number}")
    try:
        return day(words) if words else None
    except ValueError:
        raise RequestError(
            f"version {number}: published: expected a day as 2026-05-03, found {words}"
        ) from None
