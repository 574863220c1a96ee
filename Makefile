# Everything starts here. Needs Python 3.11 or newer and make; the rest is installed into .venv.
.DEFAULT_GOAL := help
.PHONY: help run test check bench e2e eval lock app dev weights
SHELL := /bin/sh
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: app ## Set everything up and open the mentor on http://localhost:8501
	@exec $(BIN)/mentor up

test: dev weights ## Run the whole test suite, browser and real model included
	@.ci/chromium
	@$(PYTEST) $(ARGS)

check: dev ## Lint, format, types and import contracts
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: dev weights ## Measure the figures of the design (ARGS=--quick for a subset)
	@$(BIN)/python -m evals.bench $(ARGS)

e2e: dev ## Run only the tests that drive a real browser
	@.ci/chromium
	@$(PYTEST) -m browser $(ARGS)

eval: dev weights ## Measure how good the mentor's guidance is
	@$(BIN)/mentor eval run $(ARGS)

lock: dev ## Write both lock files anew from pyproject.toml
	@.ci/lock

app:
	@.ci/venv app

dev:
	@.ci/venv dev

weights: dev
	@.ci/weights
