# Kommandon för den som kör eller utvecklar Knutpunkt. Skriv bara ”make” för att se dem.

PORT ?= 8000
PYTHON ?=
BIN := .venv/bin
READY := .venv/.ready
UNIT := tests/domain tests/forms tests/doc_templates tests/documents tests/service tests/test_*.py

.DEFAULT_GOAL := help
.PHONY: help setup run test coverage quick bench lock clean

help: ## visar den här listan
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## gör i ordning det som saknas (kräver nät bara första gången)
	@:

run: setup ## startar Knutpunkt med exempeldata på http://127.0.0.1:8000 (annan port: make run PORT=8001)
	@$(BIN)/knutpunkt run --port $(PORT) --with-parent

test: setup ## kör allt: format, regler, typer, lager och samtliga prov
	@.ci/programs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(COVER) --numprocesses=auto --maxprocesses=4 --dist=loadfile

coverage: ## samma, och räknar vilka rader som proven har kört: det tar halva tiden till
	@$(MAKE) test COVER=--cov

quick: setup ## kör de snabba proven, utan databas, webbsidor och dokument: under en halv minut
	$(BIN)/pytest --quiet -m "not slow and not browser and not office and not postgres" $(UNIT)

bench: setup ## mäter oss bredvid andra och skriver docs/benchmark.md (andras program hämtas till .bench)
	@.ci/programs
	$(BIN)/python -m tests.bench $(ONLY)

lock: setup ## räknar om båda låsfilerna efter en ändring i pyproject.toml (kräver programmet uv)
	@.ci/lock

clean: ## tar bort det som verktygen skapat, men aldrig mappen data
	rm -rf .venv .bench build *.egg-info .coverage .coverage.* htmlcov .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements-test.lock pyproject.toml
	@PYTHON="$(PYTHON)" .ci/setup
	@touch $@
