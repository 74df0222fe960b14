"""A new rule file to fill in: every key with a word of what it is for, and examples that pass."""

from __future__ import annotations

import json
from collections.abc import Iterator

from factcheck.errors import RuleError, unknown_word
from factcheck.rulebook import checks
from factcheck.rulebook.checks import Option
from factcheck.rulebook.options import expectation, written
from factcheck.rulebook.rule import Example, Rule

_HEAD = """\
# yaml-language-server: $schema=rules.v1.schema.json
# A rule file of factcheck. The guide is docs/rules.md; every key below is explained there.
#   factcheck rules validate --rules {name}     is it written right?
#   factcheck rules test --rules {name}         does it do what its examples say?
#   factcheck rules schema > rules.v1.schema.json   lets your editor complete and check what you type
schema: factcheck.rules/v1
# extends: [default]          # what lies below; not given: the rules that ship
# severity: {{FC401: warning}}  # another severity, by id, name, tag or the beginning of an id
# disable: [money]            # rules that shall not run
rules:
"""

_RULE = """\
  - id: {id}                  # two to eight capitals and three digits; FC is kept for the rules that ship
    name: {rule_name}
    summary: {summary}
    severity: {severity}           # error: readers are told something else; warning: look; info: style
    tags: [desk]
"""


def skeleton(pattern: Rule, rule_id: str, file_name: str) -> str:
    """The text of a rule file with one rule made after *pattern*, whose examples it takes over."""
    name = f"{rule_id.lower()}-{pattern.check_type}"
    rule = _RULE.format(
        id=rule_id, rule_name=name, summary=pattern.summary, severity=pattern.severity
    )
    return _HEAD.format(name=file_name) + rule + "\n".join(_lines(pattern)) + "\n"


def pattern_for(rules: tuple[Rule, ...], check_type: str) -> Rule:
    """The first rule of a check, to make a new one after.

    Raises:
        RuleError: there is no such check, or no rule has it.
    """
    found = next((rule for rule in rules if rule.check_type == check_type), None)
    if found is None:
        known = sorted({rule.check_type for rule in rules})
        raise RuleError(f"--check: {unknown_word('check', check_type, known)}")
    return found


def _lines(pattern: Rule) -> Iterator[str]:
    if pattern.scope is not None:
        yield f"    scope: {pattern.scope}"
    yield "    check:"
    yield f"      type: {pattern.check_type}"
    given = dict(pattern.options)
    for option in checks.options(pattern.check_type):
        yield from _option(option, given[option.name])
    fields = ", ".join(f"{{{name}}}" for name in checks.message_fields(pattern.check_type))
    if fields:
        yield f"    # this check also fills in {fields}"
    yield f"    message: {_quoted(pattern.message)}"
    yield "    # reason: why it matters, one or two sentences, for factcheck explain"
    yield f"    advice: {_quoted(pattern.advice)}"
    tags = ", ".join(sorted(checks.clash_tags(pattern.check_type)))
    if tags:
        yield f"    # overrides: [{{when: [...], severity: info}}]   # tags of this check: {tags}"
    yield "    examples:"
    yield "      conflict:               # must be reported, at the words in [[ ]]"
    yield from (f"        - {_example(example)}" for example in pattern.examples.conflict[:2])
    yield "      ok:                     # must not be reported"
    yield from (f"        - {_example(example)}" for example in pattern.examples.ok[:2])


def _option(option: Option, given: object) -> Iterator[str]:
    """An option as the pattern has it; commented out where that is the default."""
    is_default = given == written(option.default)
    lead = "      # " if is_default else "      "
    yield f"{lead}{option.name}: {_yaml(given)}   # {expectation(option.annotation)}"


def _yaml(value: object) -> str:
    return _quoted(value) if isinstance(value, str) and not value.isidentifier() else _flow(value)


def _flow(value: object) -> str:
    """YAML in one line; JSON is YAML, with words left bare where they can be."""
    if isinstance(value, str) and value.replace("-", "").replace("_", "").isalnum():
        return value
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _quoted(text: object) -> str:
    return json.dumps(str(text), ensure_ascii=False)


def _example(example: Example) -> str:
    texts = [_quoted(text) for text in example]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"
