# chibo: `make run` for the demo office, `make test` for everything that CI runs.

SHELL := /bin/bash
PYTHON ?= python3
PORT ?= 8000
export CHIBO_DATA ?= ./var
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint types contracts unit postgres journeys bench docs audit setup setup-dev messages clean

run: setup  ## the demo office on http://localhost:8000 (PORT, CHIBO_DATA)
	@$(BIN)/chibo run --demo --port $(PORT)

setup: $(VENV)/.ready-run

setup-dev: $(VENV)/.ready-dev

$(VENV)/bin/python:
	@tools/make_venv.sh $(PYTHON) $(VENV)

$(VENV)/.ready-run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@tools/install.sh $(VENV) requirements/run.txt
	@touch $@

$(VENV)/.ready-dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	@tools/install.sh $(VENV) requirements/dev.txt
	@touch $@ $(VENV)/.ready-run

test: lint types contracts unit postgres journeys  ## everything that CI runs

lint: setup-dev
	$(BIN)/ruff check src tests tools bench
	$(BIN)/python tools/messages.py --check

types: setup-dev
	$(BIN)/mypy src/chibo

contracts: setup-dev
	PYTHONPATH=src:. DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/lint-imports --no-cache

messages: setup-dev
	@$(BIN)/python tools/messages.py --compile

unit: setup-dev messages
	@echo "== tests on SQLite"
	$(BIN)/pytest -n 2 --dist worksteal

postgres: setup-dev messages
	@echo "== tests on PostgreSQL"
	tools/with_postgres.sh $(BIN)/pytest -n 2 --dist worksteal

# only the files that hold some, so that nobody collects the other tests; two processes for two cores
JOURNEYS = $(shell grep -rlE 'mark\.(journey|server)' tests --include='test_*.py')

journeys: setup-dev messages
	@echo "== journeys in Chromium, on SQLite and on PostgreSQL"
	$(BIN)/pytest -n 2 --dist loadfile --timeout 1200 -m "journey or server" $(JOURNEYS)
	tools/with_postgres.sh $(BIN)/pytest -n 2 --dist loadfile --timeout 1200 -m journey $(JOURNEYS)

bench: setup-dev messages
	tools/with_postgres.sh $(BIN)/python bench/run.py $(ARGS)

audit: setup-dev  ## known weaknesses of what is installed; needs the network, so CI does not run it
	$(BIN)/pip-audit --requirement requirements/run.txt --require-hashes --disable-pip

docs: setup-dev messages
	$(BIN)/python tools/rules_doc.py
	$(BIN)/python tools/personal_doc.py

clean:
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis
