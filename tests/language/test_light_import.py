"""spaCy is imported without what is not used, and what was left out can still be imported."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from factcheck.language import load_parser
from factcheck.model import Document
parse = load_parser()
(found,) = parse([Document(id="a", text="Two men left. They came back.")])
assert len(found) == 2
assert not {"torch", "spacy.cli", "spacy.cli.info", "jinja2"} & set(sys.modules)
import spacy.cli
assert spacy.cli.info is not None and callable(spacy.cli.download)
"""


def test_the_parser_loads_neither_torch_nor_the_command_line_of_spacy() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
