"""Stories of our own writing, and reports that are made without reading any text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.model import (
    Decision,
    DecisionKind,
    Document,
    DocumentSummary,
    Evidence,
    Finding,
    FindingKind,
    FindingType,
    Group,
    Judgement,
    Location,
    Match,
    ModelIdentity,
    NotChecked,
    Report,
    RuleIdentity,
    Scores,
    Severity,
    Stretch,
)

FERRY = (
    (
        "A ferry ran aground off Lindholm on Tuesday evening with 214 people on board.\n\n"
        "Eleven passengers were taken to hospital, the coastguard said. None of them is in danger.\n\n"
        "The Havsund was built in 1998 and belongs to the Strandline company.\n\n"
        "Captain Ingrid Falkenberg said a steering motor had failed minutes before.\n\n"
        "The harbour office plans to reopen the channel on Friday.\n"
    ),
    (
        "A ferry ran aground off Lindholm on Tuesday evening with 214 people on board.\n\n"
        "Captain Ingrid Falkenberg said a steering motor had failed minutes before.\n\n"
        "Eleven passengers were taken to hospital, the coastguard said. Two of them are in danger.\n\n"
        "The Havsund was built in 1998 and belongs to the Strandline company.\n"
    ),
    (
        "A ferry ran aground off Lindholm on Tuesday evening with 241 people on board.\n\n"
        "Eleven passengers were taken to hospital, the coastguard said. None of them is in danger.\n\n"
        "The Havsund was built in 1989 and belongs to the Strandline company.\n\n"
        "Captain Ingrid Falkenborg said a steering motor had failed minutes before.\n\n"
        "The harbour office plans to reopen the channel on Friday.\n"
    ),
    (
        "A ferry ran aground off Lindholm on Tuesday evening with 214 people on board.\n\n"
        "Fourteen passengers were taken to hospital, the coastguard said. None of them is in danger.\n\n"
        "The Havsund was built in 1998 and belongs to the Strandline company.\n\n"
        "The harbour office plans to reopen the channel on Sunday.\n"
    ),
    (
        "A ferry ran aground off Lindholm on Tuesday evening with 214 people on board.\n\n"
        "Eleven passengers were taken to hospital, the coastguard said. None of them is in danger.\n\n"
        "The Havsund was built in 1998 and belongs to the Strandline company.\n\n"
        "Captain Ingrid Falkenberg said a steering motor had failed minutes before.\n\n"
        "Divers found a tear of nine metres in the hull.\n"
    ),
)
"""Five versions: one passenger count, one year, one name and one toll are odd, a paragraph moved, two are missing."""

NAMES = ("agency.txt", "broadcaster.txt", "courier.txt", "daily-herald.txt", "evening-post.txt")

HOSTILE = (
    "<script>document.title='owned'</script> and <img src=x onerror=\"document.title='owned'\"> walked in.",
    '"><img src=x onerror="document.title=\'owned\'">',
    "</style><style>body{display:none}</style>",
    "</script><script>document.title='owned'</script>",
    "{{ 7 * 7 }} {% raw %} &amp; &lt;b&gt;",
    "before \u202egnp.exe\u202c after \u2066isolated\u2069 \u200f\u200e",
    "שלום עולם, the mayor said, مرحبا بالعالم.",
    "javascript:document.title='owned'",
    "nul \x00 bell \x07 escape \x1b[31m",
    "half a sign \ud83d and a whole one \U0001f6a2",
)
"""Text that wants to be more than text."""


def document(name: str, text: str) -> Document:
    """A version with a name."""
    return Document(id=name, text=text)


def place(version: Document, words: str, value: str = "", *, after: int = 0) -> Location:
    """The words of the version as a location, the first ones from *after* on."""
    start = version.text.index(words, after)
    line, column = version.position(start)
    return Location(
        version.id, start, start + len(words), line, column, words, value or words, words
    )


def finding(
    *places: Location,
    fingerprint: str = "0123456789abcdef",
    severity: Severity = Severity.ERROR,
    kind: FindingKind = FindingKind.CONFLICT,
    type: FindingType = FindingType.NUMBER,  # noqa: A002 -- the name of the field
    message: str = "The figures differ.",
    outliers: Sequence[str] = (),
    decision: Decision | None = None,
) -> Finding:
    """A conflict between the places."""
    values = dict.fromkeys(spot.value for spot in places)
    groups = [
        Group(value, tuple(dict.fromkeys(p.document for p in places if p.value == value)))
        for value in values
    ]
    return Finding(
        fingerprint=fingerprint,
        rule_id="FC101",
        rule_name="number-conflict",
        type=type,
        severity=severity,
        kind=kind,
        confidence=0.91,
        message=message,
        advice="Check the figure at its source.",
        locations=places,
        groups=tuple(groups),
        outliers=tuple(outliers),
        evidence=Evidence(0.8, Judgement(Scores(0.02, 0.08, 0.9), Scores(0.04, 0.16, 0.8))),
        decision=decision,
    )


def report(
    documents: Sequence[Document],
    *findings: Finding,
    alignment: Sequence[Match] = (),
    gaps: Sequence[NotChecked] = (),
    candidate: str | None = None,
    further_files: Sequence[Document] = (),
) -> Report:
    """A report on the documents."""
    rule = RuleIdentity("FC101", "a" * 64)
    return Report(
        tool_version="1.2.3",
        rules=(rule,),
        model=ModelIdentity("small", "b" * 64, calibrated=True),
        documents=tuple(DocumentSummary(row, 3, 2) for row in documents),
        findings=findings,
        not_checked=tuple(gaps),
        pairs_compared=4,
        claims_without_counterpart=1,
        candidate=candidate,
        alignment=tuple(alignment),
        further_files=tuple(further_files),
    )


def match(ours: Document, our_words: str, theirs: Document, their_words: str = "") -> Match:
    """The two sentences as counterparts."""
    sides = [
        Stretch(d.id, d.text.index(words), d.text.index(words) + len(words))
        for d, words in ((ours, our_words), (theirs, their_words or our_words))
    ]
    return Match(sides[0], sides[1], 1.0 if not their_words else 0.8)


def two(first: str = "Twelve people died.", second: str = "14 people died.") -> Report:
    """Two versions and one conflict over their first words."""
    ours, theirs = document("wire.txt", first), document("site.txt", second)
    spots = place(ours, first.split(maxsplit=1)[0]), place(theirs, second.split(maxsplit=1)[0])
    return report([ours, theirs], finding(*spots), alignment=[match(ours, first, theirs, second)])


def inside() -> Finding:
    """A conflict of a text with itself."""
    text = document("a", "Nine died. Ten died.")
    return finding(place(text, "Nine", "9"), place(text, "Ten", "10"))


def all_tones() -> Report:
    """A finding of each severity, and one to look at."""
    ours, theirs = document("a", "Nine died."), document("b", "Ten died.")
    spots = place(ours, "Nine", "9"), place(theirs, "Ten", "10")
    rows = [
        finding(*spots, fingerprint=level.value, severity=level, message=f"{level}: differs.")
        for level in Severity
    ]
    review = finding(*spots, fingerprint="review", kind=FindingKind.REVIEW)
    return report(
        [ours, theirs], *rows, review, alignment=[match(ours, ours.text, theirs, theirs.text)]
    )


def decided() -> Decision:
    """A decision with all its parts."""
    return Decision(
        kind=DecisionKind.ACCEPTED_CHANGE,
        reason="The count was corrected.",
        by="desk",
        date=date(2026, 3, 2),
        until=date(2026, 9, 1),
        place="factcheck-decisions.yaml:3:1",
    )


def hostile() -> Report:
    """Hostile text wherever a report has text: names, passages, values, messages, warnings, reasons."""
    body = "\n".join(f"{words} {number} people died." for number, words in enumerate(HOSTILE))
    other = body.replace("people died", "people were killed")
    names = HOSTILE[1], HOSTILE[5]
    ours = Document(id=names[0], text=body, path=HOSTILE[0], warnings=HOSTILE)
    theirs = Document(id=names[1], text=other, path=HOSTILE[3])
    lines = list(zip(body.splitlines(), other.splitlines(), strict=True))
    rows = [
        finding(
            place(ours, words, words),
            place(theirs, words, f"not {words}"),
            fingerprint=f"{number:016x}",
            message=f"{words}: {names[0]} says so.",
            decision=Decision(DecisionKind.KNOWN, words, by=words, place=words)
            if number == 0
            else None,
        )
        for number, words in enumerate(HOSTILE)
    ]
    gaps = [NotChecked(names[0], words, 0, 20) for words in HOSTILE]
    pairs = [match(ours, a, theirs, b) for a, b in lines]
    return report([ours, theirs], *rows, alignment=pairs, gaps=gaps)


def long(versions: int, words: int, *, conflicts: int = 40) -> Report:
    """Versions of about so many words each; every third sentence differs from version to version."""
    total = words // 15
    texts = [
        [
            f"In district {n} of the harbour town the council counted {n * 7 + (v if n % 3 == 0 else 0)} "
            f"empty houses {'last' if v % 2 and n % 3 == 0 else 'this'} spring."
            for n in range(total)
        ]
        for v in range(versions)
    ]
    documents = [
        document(f"outlets/version-{number}.txt", "\n".join(rows))
        for number, rows in enumerate(texts)
    ]
    stretches = [_stretches(d, rows) for d, rows in zip(documents, texts, strict=True)]
    pairs = [
        Match(a, b, 0.9)
        for left in range(versions)
        for right in range(left + 1, versions)
        for a, b in zip(stretches[left], stretches[right], strict=True)
    ]
    found = [
        finding(
            *(place(d, f"{n * 7 + v} empty houses") for v, d in enumerate(documents)),
            fingerprint=f"{n:016x}",
        )
        for n in range(3, 3 * conflicts + 3, 3)
    ]
    return report(documents, *found, alignment=pairs)


def _stretches(version: Document, rows: Sequence[str]) -> list[Stretch]:
    starts = [0]
    for row in rows[:-1]:
        starts.append(starts[-1] + len(row) + 1)
    return [Stretch(version.id, at, at + len(row)) for at, row in zip(starts, rows, strict=True)]
