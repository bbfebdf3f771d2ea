# `make site` and `make test` need only Python and this folder: they make .venv themselves.

PYTHON ?= python3
# More for pytest, e.g. make test TESTFLAGS='-k links'. Two processes with whole files each: what a file builds is built
# once, and while one waits for a browser the other works.
TESTFLAGS ?= -n 2 --dist loadfile

RUN := .venv/bin/python

.DEFAULT_GOAL := help

.PHONY: help site check serve test test-all lint format lock setup browser clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: setup ## build the site into site/
	$(RUN) build.py build

check: setup ## read every record and say what is wrong, without building
	$(RUN) build.py check

serve: setup ## build, open on this machine, rebuild what is saved
	$(RUN) build.py serve

test: lint browser ## lint, then every test but the slow ones
	$(RUN) -m pytest -m 'not slow' $(TESTFLAGS)

test-all: lint browser ## the same with the slow ones
	$(RUN) -m pytest $(TESTFLAGS)

lint: setup ## look for mistakes and for untidy layout in the code
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .

format: setup ## tidy the layout of the code
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .

lock: ## write requirements.lock anew from pyproject.toml
	sh tools/lock.sh

setup:
	@PYTHON='$(PYTHON)' sh tools/setup.sh

browser: setup
	@sh tools/chromium.sh

clean: ## remove what was built and the caches (.venv stays)
	rm -rf site .bangvang .site.bangvang build .pytest_cache .ruff_cache .hypothesis
	find . -name .venv -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
