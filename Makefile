# standoff: everything that a checkout can do. It needs Python 3.11 or later, make and a package registry.
#
#   make demo       install, read examples/dispatches into demo.standoff, print the brief of the crisis over Ukraine
#   make test       install what the tests need, run them
#   make lint       ruff, mypy, import-linter
#   make bench      measure against ../shared, beside floors and published bars
#   make docs       write the generated pages of docs/ anew
#   make lock       resolve pyproject.toml anew and write the lock files
#   make train      train the encoder and put its weights into the package (needs ../shared; two to three hours)
#   make reference  build src/standoff/reference/data anew
#   make clean      take away everything that was made here
#
# pip's own settings (an index of your own, a proxy) come from its environment and configuration as always.
# Another Python: make PYTHON=/path/to/python3. Another place for the environment: make VENV=/path.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint bench docs lock train reference clean

VENV ?= .venv
TRAIN_VENV ?= .venv-train
DEMO ?= demo.standoff
BIN := $(VENV)/bin
TRAIN_BIN := $(TRAIN_VENV)/bin
SHARED := ../shared

NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
ifndef PYTHON
PYTHON := $(shell for python in python3 python3.13 python3.12 python3.11 python; do \
	if $$python $(NEW_ENOUGH) 2>/dev/null; then echo $$python; break; fi; done)
endif

# One environment, filled in steps that wait for one another, so that `make -j demo test lint` is safe.
# A step's stamp lies inside the environment and goes with it.
ENVIRONMENT := $(VENV)/environment.stamp
RUNTIME := $(VENV)/runtime.stamp
PACKAGE := $(VENV)/package.stamp
DEV := $(VENV)/dev.stamp
TRAIN_BASE := $(TRAIN_VENV)/base.stamp
TRAIN := $(TRAIN_VENV)/torch.stamp

help:
	@sed -n 's/^#   make /make /p' Makefile

$(VENV)/environment.stamp $(TRAIN_VENV)/environment.stamp:
	@$(or $(PYTHON),false) $(NEW_ENOUGH) 2>/dev/null || \
		{ echo "standoff needs Python 3.11 or later and found none$(if $(PYTHON), in '$(PYTHON)'): install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(@D)
	@touch $@

$(RUNTIME): requirements.lock $(ENVIRONMENT)
	@echo "installing what standoff needs (620 MB on disk)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	@touch $@

$(PACKAGE): pyproject.toml $(RUNTIME)
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock $(PACKAGE)
	@echo "installing what the tests and the linters need"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

demo: $(PACKAGE)
	$(BIN)/standoff add examples/dispatches --record $(DEMO)
	$(BIN)/standoff brief --record $(DEMO) --since 2021-12-01

test: $(DEV)
	$(BIN)/python -m pytest

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEV)
	$(BIN)/python -m benchmarks

docs: $(DEV)
	for script in docs/build*.py; do $(BIN)/python "$$script" || exit 1; done

# pip-tools would write into its header the paths and options of the machine that it ran on: the header is ours.
COMPILE = $(BIN)/pip-compile --quiet --generate-hashes --no-header --strip-extras \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options
LOCKS := requirements.lock requirements-dev.lock training/requirements.txt

lock: $(DEV)
	$(COMPILE) --allow-unsafe --output-file requirements.lock --constraint constraints.txt pyproject.toml
	$(COMPILE) --allow-unsafe --output-file requirements-dev.lock --extra dev --constraint requirements.lock pyproject.toml
	$(COMPILE) --allow-unsafe --output-file training/requirements.txt --constraint requirements.lock training/requirements.in
	cat training/base.txt >> training/requirements.txt
	for lock in $(LOCKS); do \
		{ echo '# Every release, with the sha256 of each of its files. Made by "make lock"; do not edit.'; \
		  sed -e 's/ (pyproject\.toml)//' $$lock; } > $$lock.new && mv $$lock.new $$lock || exit 1; done

$(TRAIN_BASE): training/requirements.txt $(TRAIN_VENV)/environment.stamp
	@$(TRAIN_BIN)/python -m pip install --quiet --require-hashes --no-deps -r training/requirements.txt
	@touch $@

$(TRAIN): training/torch.txt pyproject.toml $(TRAIN_BASE)
	$(TRAIN_BIN)/python -m pip install -r training/torch.txt
	@$(TRAIN_BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

train: $(TRAIN)
	@test -d $(SHARED)/data || { echo "training needs the research data in $(SHARED), which is not there (training/MODEL_CARD.md says what)" >&2; exit 1; }
	$(TRAIN_BIN)/python training/train.py build/teacher --part teacher --events 2 --plv 4 --pairs 0.5
	$(TRAIN_BIN)/python training/soft.py build/teacher build/soft.pt
	$(TRAIN_BIN)/python training/train.py build/first --soft build/soft.pt --attribution 2 --events 8 --plv 6 --pairs 1 --soft-pairs 2
	$(TRAIN_BIN)/python training/train.py build/model --after build/first --soft build/soft.pt --attribution 2.5 --events 3 --plv 2 --soft-pairs 0.5
	$(TRAIN_BIN)/python training/export.py build/model
	$(TRAIN_BIN)/python training/calibrate.py

reference: $(TRAIN_BASE)
	PYTHONPATH=src $(TRAIN_BIN)/python training/reference/build_parties.py
	PYTHONPATH=src $(TRAIN_BIN)/python training/reference/build_gazetteer.py

clean:
	rm -rf $(VENV) $(TRAIN_VENV) $(DEMO) build dist src/*.egg-info benchmarks/results
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
