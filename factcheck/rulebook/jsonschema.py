"""The JSON Schema of rule files (draft-07, for editors), made from the tables that check them."""

from __future__ import annotations

import dataclasses
import json

from factcheck.model import FindingType, Severity
from factcheck.rulebook import checks, entries, packs, testfiles
from factcheck.rulebook.nested import MOST_VERSIONS
from factcheck.rulebook.options import describe, written
from factcheck.rulebook.rule import MODEL_CHECK

_WORDS = {
    "id": "Two to eight capitals and three digits. FC is kept for the rules that ship.",
    "name": "Small letters, digits and hyphens; accepted wherever the id is.",
    "summary": "One sentence: what the rule reports.",
    "severity": "error: a reader is told something else; warning: an editor must look; info: style",
    "tags": "Words for --select and --ignore.",
    "message": "What a finding says; {ours.text}, {theirs.text} and the like are filled in.",
    "reason": "Why it matters, for factcheck explain.",
    "advice": "What to do, shown below each finding.",
    "formerly": "Ids that the rule had before; what was decided under them still holds.",
    "enabled": "false: the rule runs only where --select names it.",
    "scope": "across: between versions; within: inside each document; both. Not given: as the kind has it.",
}


def schema() -> str:
    """The schema as JSON text, keys in a fixed order; ends with a line end."""
    document = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "factcheck rules",
        "type": "object",
        "additionalProperties": False,
        "required": ["schema"],
        "minProperties": 2,
        "properties": {
            "schema": {"const": packs.FORMAT},
            "extends": _words(
                "What this file builds on: default, or paths from this file's folder."
            ),
            "severity": {
                "description": "Another severity, by id, name, tag or the beginning of an id.",
                "type": "object",
                "additionalProperties": describe(Severity),
            },
            "disable": _words("Rules that run only where --select names them."),
            "enable": _words("Rules that run; exceptions from disable."),
            "rules": {"type": "array", "minItems": 1, "items": _rule()},
        },
        "definitions": {"examples": _example_list()},
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def schema_of_tests() -> str:
    """The schema of test files as JSON text; ends with a line end."""
    document = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "factcheck rule tests",
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", "tests"],
        "properties": {
            "schema": {"const": testfiles.FORMAT},
            "rules": _words("Rule files under test, from this file's folder."),
            "only": _words("Only findings of these rules count; not given: of all."),
            "tests": {"type": "array", "minItems": 1, "items": _story()},
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _story() -> dict[str, object]:
    text = {"type": "string", "minLength": 1}
    document = {
        "type": "object",
        "additionalProperties": False,
        "required": ["text"],
        "properties": {"id": text, "text": text, "published": {"type": "string", "format": "date"}},
    }
    finding = {
        "type": "object",
        "additionalProperties": False,
        "required": ["rule"],
        "properties": {
            "rule": text,
            "severity": describe(Severity),
            "type": describe(FindingType),
            "texts": {"type": "array", "items": text},
        },
    }
    documents = {"type": "array", "minItems": 1, "maxItems": len(testfiles.NAMES)}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(testfiles.TEST_KEYS[:3]),
        "properties": {
            "name": text,
            "documents": {**documents, "items": {"anyOf": [text, document]}},
            "findings": {"type": "array", "items": {"anyOf": [text, finding]}},
            "todo": {"type": "boolean"},
        },
    }


def _words(description: str) -> dict[str, object]:
    word = {"type": "string", "minLength": 1}
    return {"description": description, "type": "array", "items": word}


def _rule() -> dict[str, object]:
    """A whole rule, or without ``check`` the change of one."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {**_plain(), "check": _check(), **_nested()},
        "if": {"anyOf": [{"required": [key]} for key in entries.ONLY_WHOLE]},
        "then": {"required": list(entries.REQUIRED)},
        "else": {"required": ["id"], "propertyNames": {"enum": list(entries.CHANGEABLE)}},
    }


def _plain() -> dict[str, object]:
    described = {
        key: {"description": _WORDS[key], **describe(annotation)}
        for key, annotation in entries.PLAIN_KEYS.items()
    }
    described["id"]["pattern"] = f"^{entries.ID}$"
    described["name"]["pattern"] = f"^{entries.WORD}$"
    described["tags"]["items"] = {"type": "string", "pattern": f"^{entries.WORD}$"}
    return dict(described)


def _check() -> dict[str, object]:
    return {
        "description": "Which kind of clash, and its options.",
        "type": "object",
        "required": ["type"],
        "properties": {"type": {"enum": list(checks.types())}},
        "allOf": [
            {
                "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
                "then": _typed(name),
            }
            for name in checks.types()
        ],
    }


def _typed(name: str) -> dict[str, object]:
    """The options of one kind."""
    properties: dict[str, object] = {"type": {"const": name}}
    required = ["type"]
    for option in checks.options(name):
        described = describe(option.annotation)
        if option.default is dataclasses.MISSING:
            required.append(option.name)
        else:
            described["default"] = written(option.default)
        properties[option.name] = described
    title = "The model's verdict" if name == MODEL_CHECK else f"Kind {name}"
    return {
        "title": title,
        "additionalProperties": False,
        "required": required,
        "properties": properties,
    }


def _nested() -> dict[str, object]:
    override = {
        "type": "object",
        "additionalProperties": False,
        "required": ["when"],
        "anyOf": [{"required": ["severity"]}, {"required": ["type"]}],
        "properties": {
            "when": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
            "severity": describe(Severity),
            "type": describe(FindingType),
        },
    }
    lists = ("conflict", "ok", "todo_conflict", "todo_ok")
    return {
        "overrides": {
            "description": "Another severity or type for clashes that carry all the tags of when.",
            "type": "array",
            "items": override,
        },
        "examples": {
            "description": "Texts, or lists of versions, that must fire, [[marked]], and that must not.",
            "type": "object",
            "additionalProperties": False,
            "required": ["conflict", "ok"],
            "properties": {name: {"$ref": "#/definitions/examples"} for name in lists},
        },
    }


def _example_list() -> dict[str, object]:
    text = {"type": "string", "minLength": 1}
    versions = {"type": "array", "items": text, "minItems": 1, "maxItems": MOST_VERSIONS}
    return {"type": "array", "minItems": 1, "items": {"anyOf": [text, versions]}}
