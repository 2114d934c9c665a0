# Two commands: `make demo` shows what Copydesk does, `make test` proves it. Neither needs anything but Python and make.
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/

.PHONY: demo test comet test-comet lint format lock

demo: $(VENV)/demo.stamp
	@$(RUN)copydesk run 'tests/articles/*/original.txt' --out demo --store demo/desk.sqlite

test: $(VENV)/test.stamp
	@$(RUN)python -m flows.system chromium
	$(RUN)pytest -n 2 --dist loadgroup

# COMET has an environment of its own: 6 GB, most of it torch.
comet: .venv-comet/comet.stamp

.venv-comet/comet.stamp: requirements-comet.lock
	@echo "Copydesk: installing COMET into .venv-comet (6 GB, several minutes, once)"
	@$(PYTHON) -m venv .venv-comet
	@.venv-comet/bin/pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-comet.lock
	@touch $@

test-comet: $(VENV)/test.stamp comet
	$(RUN)pytest -m comet

lint: $(VENV)/test.stamp
	$(RUN)ruff check .
	$(RUN)ruff format --check .
	$(RUN)pyright

format: $(VENV)/test.stamp
	$(RUN)ruff check --fix .
	$(RUN)ruff format .

# Names, versions and hashes only: no address of an index is written.
lock: $(VENV)/test.stamp
	$(RUN)pip install -q uv
	$(RUN)uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	$(RUN)uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -o requirements-dev.lock
	$(RUN)uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group comet -o requirements-comet.lock
	$(RUN)python -m flows.languagetool_jars lock

$(VENV)/bin/python:
	@echo "Copydesk: making .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Copydesk: installing the locked dependencies (about a minute, once)"
	@$(RUN)pip install -q --disable-pip-version-check --progress-bar on --no-deps --require-hashes -r requirements.lock
	@$(RUN)pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/test.stamp: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Copydesk: installing the locked dependencies and what the tests need"
	@$(RUN)pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@$(RUN)pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@
