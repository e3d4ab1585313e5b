# make site · make test · make serve · make audit · make demo-media · make bench-media · make bench-scale. Each target sets itself up; nothing else needs to be run before.

PYTHON ?= python3
BIN := .venv/bin
NODE_STAMP := node_modules/.package-lock.json
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: ready ready-extras site test serve preview check lint audit demo-media handbook-pictures bench-media bench-scale lock clean

ready: $(BIN)/.ready $(NODE_STAMP)

site: ready
	$(BIN)/python build.py build

check: $(BIN)/.ready
	$(BIN)/python build.py check

serve: $(BIN)/.ready $(NODE_STAMP)
	$(BIN)/python build.py serve

# The site with everything that is not public yet, marked as such, in preview/: for editors, never for the public.
preview: ready
	$(BIN)/python build.py build --preview

test: lint
	tools/install-browser
	$(BIN)/pytest -n 2 --dist worksteal

lint: $(BIN)/.ready-dev $(NODE_STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/actionlint .github/workflows/*.yml
	$(BIN)/shellcheck .ci/run tools/install-browser tools/install-java tools/refuse-large-files tools/remind-of-schedule tools/run-summary tools/store-key
	$(BIN)/zizmor --offline --quiet --persona=auditor .github

# Draws the demo weeks' pictures that are missing; the drawn ones are committed.
demo-media: $(BIN)/.ready-demo
	$(BIN)/python demo/draw.py

# Runs the handbook's commands in a project of their own and draws docs/images/handbook anew.
handbook-pictures: $(BIN)/.ready-demo $(BIN)/.ready-dev $(NODE_STAMP)
	tools/install-browser
	$(BIN)/python demo/handbook_pictures.py

# Renders 48 photos side by side with eleventy-img and Hugo, and writes bench/RESULTS.md.
bench-media: $(BIN)/.ready-bench $(NODE_STAMP)
	cd bench && npm ci --no-audit --no-fund --loglevel=error
	$(BIN)/python bench/media.py

# Builds 1,000 and 10,000 stories side by side with Hugo, and writes bench/RESULTS.md.
bench-scale: $(BIN)/.ready-bench $(NODE_STAMP)
	$(BIN)/python bench/scale

# The finished site before Lighthouse, axe, the Nu Html Checker and linkinator; writes bench/RESULTS.md.
audit: site $(BIN)/.ready-dev $(BIN)/.ready-node
	tools/install-browser
	tools/install-java
	cd bench/audit && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	$(BIN)/python bench/audit

# Writes the exact, hashed lists anew from the ranges in pyproject.toml.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links
lock: $(BIN)/.ready
	$(BIN)/pip install --quiet uv
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	$(LOCK) pyproject.toml --all-extras -c requirements.lock -o requirements-extras.lock
	$(LOCK) --group node -o requirements-node.lock
	$(LOCK) --group demo -o requirements-demo.lock
	$(LOCK) --group bench -c requirements.lock -o requirements-bench.lock

clean:
	rm -rf .venv node_modules site preview .staging .pytest_cache .mypy_cache .ruff_cache .hypothesis bench/node_modules bench/audit/node_modules bench/.work bench/.photos

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Skillweek needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv

$(BIN)/.ready: requirements.lock | $(BIN)/python
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	touch $@

# What a cluster (--executor) and pushing to object storage (media --push) need besides.
ready-extras: $(BIN)/.ready-extras

$(BIN)/.ready-extras: requirements-extras.lock $(BIN)/.ready
	$(BIN)/pip install --quiet --require-hashes -r requirements-extras.lock
	touch $@

$(BIN)/.ready-dev: requirements-dev.lock $(BIN)/.ready
	$(BIN)/pip install --quiet --require-hashes -r requirements-dev.lock
	touch $@

$(BIN)/.ready-demo: requirements-demo.lock $(BIN)/.ready
	$(BIN)/pip install --quiet --require-hashes -r requirements-demo.lock
	touch $@

# Lighthouse and eleventy-img want a newer node than some machines have.
$(BIN)/.ready-node: requirements-node.lock $(BIN)/.ready
	$(BIN)/pip install --quiet --require-hashes -r requirements-node.lock
	touch $@

$(BIN)/.ready-bench: requirements-bench.lock $(BIN)/.ready-node
	$(BIN)/pip install --quiet --require-hashes -r requirements-bench.lock
	touch $@

# Where the machine has no node, the PyPI package brings one into the virtual environment.
$(NODE_STAMP): package.json package-lock.json | $(BIN)/.ready
	@command -v npm >/dev/null || $(BIN)/pip install --quiet --require-hashes -r requirements-node.lock
	npm ci --no-audit --no-fund --loglevel=error
	touch $@
