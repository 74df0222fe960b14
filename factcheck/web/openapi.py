"""What the JSON API takes and gives, as an OpenAPI document kept by hand; the tests hold the server to it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files

from factcheck import __version__
from factcheck.readers import suffixes
from factcheck.web.limits import Limits

Json = dict[str, object]

_PLACE = "#/components/schemas/"

_KEYS: Mapping[str, tuple[Json, str]] = {
    "id": (
        {"type": "string", "minLength": 1, "pattern": r"^\S(.*\S)?$"},
        "Name of the version, unique in the request; findings refer to it.",
    ),
    "text": ({"type": "string", "pattern": r"\S"}, "The plain text. Either this or base64."),
    "base64": (
        {"type": "string", "contentEncoding": "base64", "minLength": 1},
        "The bytes of a file in base64, with filename.",
    ),
    "filename": (
        {"type": "string", "minLength": 1},
        f"Name of the file in base64; its ending tells the format: {', '.join(suffixes())}.",
    ),
    "published": (
        {"type": ["string", "null"], "format": "date"},
        "Day of publication, as 2026-05-03.",
    ),
}
_OPTIONS: Mapping[str, tuple[Json, str]] = {
    "candidate": (
        {"type": ["string", "null"]},
        "Id of the version to be published: only findings that touch it. Default: all with all.",
    ),
    "nli": (
        {"type": ["boolean", "null"], "default": True},
        "False checks by rules only. True has no effect where the server runs without the model.",
    ),
    "decisions": (
        {"type": ["string", "null"]},
        "Text of a factcheck-decisions.yaml: what it settles is reported as decided.",
    ),
}
EXAMPLE: Json = {
    "documents": [
        {"id": "wire", "text": "Twelve people died in the fire on Monday, police said."},
        {"id": "rewrite", "text": "Fourteen people died in the fire on Monday, police said."},
    ],
    "options": {"candidate": "rewrite", "nli": False},
}


def document(limits: Limits) -> Json:
    """The OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "factcheck",
            "version": __version__,
            "description": "Compares versions of one news story and reports where they contradict each other.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {"/v1/check": {"post": _check(limits)}, "/healthz": {"get": _health()}},
        "components": {"schemas": _schemas(limits)},
    }


def keys() -> Sequence[Mapping[str, str]]:
    """The keys of a request in words, for people."""
    rows = [(f"documents[].{key}", schema, words) for key, (schema, words) in _KEYS.items()]
    rows += [(f"options.{key}", schema, words) for key, (schema, words) in _OPTIONS.items()]
    return [
        {"name": name, "type": _type(schema), "description": words} for name, schema, words in rows
    ]


def _type(schema: Json) -> str:
    """In words: a key that may be null may be left out."""
    sort = schema["type"]
    return f"{sort[0]}, optional" if isinstance(sort, list) else str(sort)


def _check(limits: Limits) -> Json:
    return {
        "operationId": "check",
        "summary": "Compare versions of a story",
        "description": "Answers when the check is done. One check runs at a time; the others wait in the order in "
        "which they came. The check ends when the client hangs up.",
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": _ref("CheckRequest"), "example": EXAMPLE},
            },
        },
        "responses": {
            "200": {
                "description": "The report, format 1.",
                "headers": {
                    "Factcheck-Waited-For": {
                        "description": "How many checks came before this one.",
                        "schema": {"type": "integer", "minimum": 0},
                    }
                },
                "content": {"application/json": {"schema": _ref("Report")}},
            },
            "400": _problem("No JSON, wrong types or unknown keys; one line for each in detail."),
            "403": _problem("The request came from a page of another site."),
            "413": _problem(
                f"More than {limits.body} bytes, or {limits.characters} characters of text."
            ),
            "415": _problem("The content type is not application/json."),
            "421": _problem("The name in Host is not that of this server."),
            "422": _problem(
                "The versions cannot be compared: too few, unreadable, two of one name."
            ),
            "500": _problem("A bug."),
            "503": _problem(f"{limits.waiting} checks are waiting already, or the server stops."),
            "504": _problem(f"The check took longer than {limits.seconds:g} seconds."),
        },
    }


def _health() -> Json:
    return {
        "operationId": "health",
        "summary": "Whether the server runs",
        "description": "Answers at once, also while a check runs.",
        "responses": {
            "200": {
                "description": "It runs.",
                "content": {"application/json": {"schema": _ref("Health")}},
            },
            "403": _problem("The request came from a page of another site."),
            "421": _problem("The name in Host is not that of this server."),
        },
    }


def _schemas(limits: Limits) -> Json:
    version = _object(_KEYS, ["id"])
    version["properties"]["id"]["maxLength"] = limits.name  # type: ignore[index]
    version["oneOf"] = [{"required": ["text"]}, {"required": ["base64", "filename"]}]
    counter = {"type": "integer", "minimum": 0}
    return {
        "CheckRequest": {
            "type": "object",
            "required": ["documents"],
            "additionalProperties": False,
            "properties": {
                "documents": {
                    "type": "array",
                    "minItems": 2,
                    "maxItems": limits.versions,
                    "items": _ref("Version"),
                },
                "options": _object(_OPTIONS, []),
            },
        },
        "Version": version,
        **_report_schemas(),
        "Health": {
            "type": "object",
            "required": ["status", "version", "running", "waiting"],
            "properties": {
                "status": {"const": "ok"},
                "version": {"type": "string"},
                "running": counter,
                "waiting": counter,
            },
        },
        "Problem": {
            "type": "object",
            "required": ["status", "detail"],
            "properties": {"status": {"type": "integer"}, "detail": {"type": "string"}},
        },
    }


def _object(rows: Mapping[str, tuple[Json, str]], required: Sequence[str]) -> Json:
    properties = {key: {**schema, "description": words} for key, (schema, words) in rows.items()}
    return {
        "type": "object",
        "required": list(required),
        "additionalProperties": False,
        "properties": properties,
    }


def _report_schemas() -> Json:
    """That of the JSON report, its definitions as schemas beside it: here they have another place."""
    text = files("factcheck.schemas").joinpath("report.v1.schema.json").read_text("utf-8")
    schema: dict[str, Json] = json.loads(text.replace("#/definitions/", f"{_PLACE}Report-"))
    definitions = schema.pop("definitions")
    del schema["$schema"]
    return {"Report": schema, **{f"Report-{name}": row for name, row in definitions.items()}}


def _problem(words: str) -> Json:
    content = {"application/problem+json": {"schema": _ref("Problem")}}
    return {"description": words, "content": content}


def _ref(name: str) -> Json:
    return {"$ref": f"{_PLACE}{name}"}
