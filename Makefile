# Two commands on a fresh machine with Python 3.11 or newer, pip and make:
#   make run    opens the app            make test   checks everything
# PYTHON chooses the interpreter:  make run PYTHON=python3.12

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python,\
	$(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN_READY := $(VENV)/.ready-run
TEST_READY := $(VENV)/.ready-test
BUILD_READY := $(VENV)/.ready-build
NODE_READY := node_modules/.package-lock.json
# npm and node come with a package of the tests; those of this machine serve as well.
NPM = PATH="$(abspath $(BIN)):$$PATH" npm
PORT ?= 8501
PYTEST_WORKERS ?= 2
# Two workers, each with a server and a browser of its own; who is idle takes from the other.
SHARED_OUT := -n $(PYTEST_WORKERS) --dist worksteal

.DEFAULT_GOAL := help
# What `make check` runs side by side; what one says is shown if it fails.
CHECKS := ruff mypy deptry import-linter scripts hosted
COMMAND_ruff = $(BIN)/ruff check --quiet . && $(BIN)/ruff format --check .
COMMAND_mypy = $(BIN)/mypy --no-error-summary
COMMAND_deptry = $(BIN)/deptry geo_app pages
COMMAND_import-linter = $(BIN)/lint-imports --no-cache
COMMAND_scripts = $(NPM) run --silent check
# What GitHub reads, by the schemas that come with the package.
SCHEMA = $(BIN)/check-jsonschema --force-filetype yaml --builtin-schema vendor
ISSUES := .github/ISSUE_TEMPLATE
COMMAND_hosted = $(SCHEMA).github-workflows .github/workflows/*.yml \
	&& $(SCHEMA).github-issue-config $(ISSUES)/config.yml \
	&& $(SCHEMA).github-issue-forms $(filter-out %/config.yml,$(wildcard $(ISSUES)/*.yml)) \
	&& $(SCHEMA).citation-file-format CITATION.cff

.PHONY: $(CHECKS) help run test check unit browser format script data benchmark load clients hostile audit readme pictures lock floors clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## */  make \1\t/' | expand -t 20

run: $(RUN_READY)  ## open the app at http://localhost:8501 (PORT=N for another port)
	@$(BIN)/python -m geo_app run --port $(PORT) $(ARGS)

test: check unit browser  ## all checks and tests

check: $(TEST_READY) $(NODE_READY)  ## style, types, the direction of imports, what GitHub reads
	@echo "ruff, mypy, deptry, import-linter, tsc, biome, check-jsonschema"
	@$(MAKE) --silent --keep-going --jobs --output-sync=target $(CHECKS)

$(CHECKS):
	@{ $(COMMAND_$@); } > $(VENV)/$@.txt 2>&1 || { cat $(VENV)/$@.txt; false; }

unit: $(TEST_READY) $(NODE_READY)  ## tests that need no browser
	@$(BIN)/python -m pytest -q -m "not browser" $(SHARED_OUT) $(ARGS)

browser: $(TEST_READY)  ## tests in a real headless Chromium
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest -q -m browser $(SHARED_OUT) $(ARGS)

format: $(TEST_READY) $(NODE_READY)  ## put the code in its form
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .
	@$(NPM) run --silent format

script: $(TEST_READY) $(NODE_READY)  ## bundle the browser scripts from their modules
	@$(BIN)/python -m geo_app.views.schema | $(NPM) run --silent types > geo_app/map_document/script/view.d.ts
	@$(NPM) run --silent build

data: $(BUILD_READY)  ## build geodata/ from its sources again
	@$(BIN)/python -m geo_app data build $(ARGS)
	@$(BIN)/python -m geo_app data check

benchmark: $(TEST_READY) $(NODE_READY)  ## measure app, sea, files and site; writes benchmarks/results.md
	@$(BIN)/python -m tests.browser.chromium
	@PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python -m benchmarks.measure $(ARGS)

load: $(TEST_READY)  ## measure the server with hundreds of readers
	@$(BIN)/python -m benchmarks.load $(ARGS)

clients: $(TEST_READY) $(NODE_READY)  ## open every form with programs of others, from Debian and npm
	@PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python -m tests.clients --install $(ARGS)

hostile: $(TEST_READY)  ## spoilt texts in every file and page, damage to every kind of data, floods
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m pytest -q $(SHARED_OUT) tests/hostile/damage.py tests/hostile/markup.py \
		tests/app/test_flood.py tests/app/test_export_routes.py tests/data/test_records.py $(ARGS)

audit: $(TEST_READY) $(NODE_READY)  ## known faults of all libraries; asks the registries of Python and npm
	@$(PIP) install pip-audit
	@$(BIN)/pip-audit --strict --disable-pip --no-deps --progress-spinner off -r constraints.txt
	@$(NPM) audit

readme: $(TEST_READY)  ## write the figures of the data into README.md, and the picture of the rooms
	@$(BIN)/python -m tests.readme_figures
	@$(BIN)/python -m tests.rooms_picture

pictures: $(TEST_READY)  ## take the pictures of the first five tasks for docs/ anew
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.task_pictures

lock: | $(BIN)/python  ## write constraints.txt anew: the newest versions that pyproject.toml allows
	@$(PIP) install uv
	@$(BIN)/uv pip compile pyproject.toml --quiet --upgrade --all-extras --universal \
		--python-version 3.11 --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command "make lock" --output-file constraints.txt

# Newer libraries than the floors may warn of older ones: what counts here is that all works.
floors: | $(BIN)/python  ## run the tests of engine, pages and exports with the oldest versions
	@$(PIP) install uv
	@$(BIN)/uv venv --quiet --clear --python 3.11 $(VENV)/floors
	@$(BIN)/uv pip install --quiet --python $(VENV)/floors --resolution lowest-direct -e ".[test]"
	@$(VENV)/floors/bin/python -m pytest -q -o filterwarnings= -n $(PYTEST_WORKERS) \
		-m "not browser" $(ARGS)

clean:  ## remove what the commands above made
	@rm -rf $(VENV) node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

# A Python without ensurepip (Debian's, for one) makes a bare environment; pip fills it.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none was found. Set PYTHON."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version) if sys.version_info < (3, 11) else 0'
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { \
		rm -rf $(VENV) && $(PYTHON) -m venv --without-pip $(VENV) && \
		$(PYTHON) -m pip --disable-pip-version-check --quiet --python $(BIN)/python install pip; }

$(RUN_READY): pyproject.toml requirements.txt constraints.txt | $(BIN)/python
	@echo "Installing what the app needs (once; a few minutes)"
	@$(PIP) install -r requirements.txt
	@touch $@

$(TEST_READY): pyproject.toml requirements.txt requirements-test.txt constraints.txt | $(BIN)/python
	@echo "Installing what the app and its tests need (once; a few minutes)"
	@$(PIP) install -r requirements-test.txt
	@touch $@ $(RUN_READY)

$(NODE_READY): package-lock.json | $(TEST_READY)
	@echo "Installing what builds and checks the browser scripts"
	@$(NPM) ci --silent
	@touch $@

$(BUILD_READY): pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing what the build needs"
	@$(PIP) install -c constraints.txt -e ".[build]"
	@touch $@ $(RUN_READY)
