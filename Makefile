# `make demo` and `make test` do their own set-up: they need Python 3.11 or newer and make, nothing else.
# TORCH_BACKEND=cpu takes the CPU build of torch, without the 5.5 GB that PyPI's brings along for CUDA.
# A virtual environment that is there already is kept: `rm -rf .venv` before changing the backend.

PYTHON := $(shell for python in python3.12 python3.11 python3.13 python3 python; do \
	"$$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$python" && break; done)
TORCH_BACKEND ?=

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
DEMO_STORE := .cache/demo-store

.PHONY: install demo test lint format docs figures bench bench-names bench-extract bench-negatives bench-false-alarms bench-readers test-browser bench-load faults bench-contradictions clean

install: $(INSTALLED)

$(INSTALLED): pyproject.toml
	@test -x $(BIN)/python || test -n "$(PYTHON)" || \
		{ echo "make: needs Python 3.11 or newer with the venv module (Debian: apt install python3-venv)" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip uv
	UV_HTTP_TIMEOUT=300 $(BIN)/uv pip install --python $(BIN)/python \
		$(if $(TORCH_BACKEND),--torch-backend $(TORCH_BACKEND)) --editable '.[dev]'
	@touch $@

demo: install
	@if [ -d $(DEMO_STORE) ]; then $(BIN)/kg store stop --store $(DEMO_STORE) || true; rm -rf $(DEMO_STORE); fi
	@mkdir -p .cache
	@export KG_STORE=$(DEMO_STORE); \
	$(BIN)/kg ingest examples && $(BIN)/kg report; status=$$?; \
	$(BIN)/kg store stop; exit $$status

test: install
	$(BIN)/python -m pytest

# Neo4j Browser in a headless Chromium, which root gets from Debian's packages; the pictures go to docs/browser.
test-browser: install
	.ci/chromium
	$(BIN)/python -m pytest -o addopts=-q tests/browser

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: install
	$(BIN)/python docs/generate.py

figures: install
	$(BIN)/python benchmarks/figures.py

bench: install
	$(BIN)/python benchmarks/speed.py

bench-names: install
	$(BIN)/python benchmarks/names_speed.py $(ARGS)

bench-extract: install
	$(BIN)/python benchmarks/extract_speed.py $(ARGS)

bench-negatives: install
	$(BIN)/python benchmarks/no_attribution.py

bench-false-alarms: install
	$(BIN)/python benchmarks/false_alarms.py

bench-readers: install
	$(BIN)/python benchmarks/second_readers.py

bench-load: install
	$(BIN)/python benchmarks/load_speed.py $(ARGS)

faults: install
	$(BIN)/python benchmarks/faults.py $(ARGS)

bench-contradictions: install
	$(BIN)/python benchmarks/contradictions_scale.py ../shared/data/saudinewsnet $(if $(SIZES),--sizes $(SIZES))

clean:
	@for store in .cache/*-store; do [ ! -d "$$store" ] || [ ! -x $(BIN)/kg ] || $(BIN)/kg store stop --store "$$store" || true; done
	rm -rf .cache/*-store build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +
