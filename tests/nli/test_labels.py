"""Labels are found by name."""

import pytest

from factcheck.errors import BackendError
from factcheck.nli.labels import Columns, find_columns

TABLE = (
    (("entailment", "neutral", "contradiction"), Columns(0, 1, 2)),
    (("CONTRADICTION", "NEUTRAL", "ENTAILMENT"), Columns(2, 1, 0)),
    (("contradictory", "entailed", "Neutral"), Columns(1, 2, 0)),
    (("entailment", "not_entailment"), Columns(0, 1, None)),
    (("not-entailment", "entailment"), Columns(1, 0, None)),
    (("contradiction", "not contradiction"), Columns(None, 1, 0)),
)
REFUSED = (
    ("LABEL_0", "LABEL_1", "LABEL_2"),
    ("entailment", "neutral", "sports"),
    ("entailment", "entailed", "neutral"),
    ("entailment",),
    (),
)


@pytest.mark.parametrize(("names", "columns"), TABLE)
def test_names_in_any_order_and_spelling(names: tuple[str, ...], columns: Columns) -> None:
    assert find_columns(dict(enumerate(names)), "m") == columns


@pytest.mark.parametrize("names", REFUSED)
def test_unknown_labels_are_listed(names: tuple[str, ...]) -> None:
    with pytest.raises(BackendError) as caught:
        find_columns(dict(enumerate(names)), "my-model")
    message = str(caught.value)
    assert message.startswith("my-model: labels: expected entailment, neutral and contradiction")
    assert message.endswith(", ".join(names) or "none")
    assert "\n" not in message
