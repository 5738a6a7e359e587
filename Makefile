# Two commands do all the set-up themselves: `make demo` and `make test`.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/.installed
DEV    := $(VENV)/.installed-dev
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test check run bench format screenshots translations clean help

help:  ## show the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*##/	/' | expand -t 14

demo: $(RUN)  ## run everything on the sample newsroom, without internet, in demo/
	$(BIN)/monitor demo --dir demo

test: $(DEV)  ## run the tests; what this machine lacks is skipped by name
	@command -v chromium >/dev/null || echo "No chromium here: browser tests will be skipped (Debian: apt-get install chromium)."
	$(BIN)/python -m pytest -n auto -rs $(TESTS)

screenshots: $(DEV)  ## pictures of every page, to look at, in demo/screenshots/
	SCREENSHOTS=$(CURDIR)/demo/screenshots $(BIN)/python -m pytest -q -n 0 tests/e2e/test_e2e_pictures.py

check: $(DEV)  ## format, lint, types, floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/architecture

run: $(RUN)  ## the live service on config/, until Ctrl-C
	$(BIN)/monitor run

bench: $(DEV)  ## speed and quality, beside peers, on real data (DATA=../shared/data)
	$(BIN)/python -m benchmarks.throughput --data $(or $(DATA),../shared/data)
	$(BIN)/python -m benchmarks.quality --data $(or $(DATA),../shared/data)

format: $(DEV)  ## put the code into its form, and the schema of a digest into docs/
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m monitor.stages.render.schema > docs/digest.schema.json

translations: $(RUN)  ## bring the languages up to date with the English words in monitor/locale/monitor.pot
	$(BIN)/pybabel update -i monitor/locale/monitor.pot -d monitor/locale -D monitor --previous --ignore-obsolete

clean:  ## remove what was made here
	rm -rf $(VENV) demo build *.egg-info

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "monitor needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The locks are complete, so nothing is resolved: --no-deps.
$(RUN): deploy/requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) --no-deps -r deploy/requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): deploy/requirements-dev.lock pyproject.toml | $(BIN)/python
	$(PIP) --no-deps -r deploy/requirements-dev.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@ $(RUN)
