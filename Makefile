# The commands of this project. Everything they install goes into .venv/ at the root.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.PHONY: help demo walk setup test check format bench widget words wordpress pictures lock clean

# What was written on make's command line; the environment's own HOST or PORT is not meant.
given = $(if $(filter command,$(origin $(1))),$($(1)))
DEMO := $(if $(call given,RESET),--reset) $(if $(call given,HOST),--host "$$HOST") \
	$(if $(call given,PORT),--port "$$PORT") $(if $(call given,FILL),--fill "$$FILL")

help: ## This list
	@sed -n 's/^\([a-z]*\): ## \(.*\)/  make \1@\2/p' Makefile | column -t -s @ 2>/dev/null || \
		sed -n 's/^\([a-z]*\): ## \(.*\)/  make \1  \2/p' Makefile

demo: ## A demo newsroom on this machine, until Ctrl+C [RESET=1 starts afresh] [HOST=] [PORT=] [FILL=N reports]
	@scripts/setup run && exec .venv/bin/corrigenda demo $(DEMO)

walk: ## From two readers' reports to a published correction, checked [PAGE=file: of that page]
	@scripts/setup run && \
		exec .venv/bin/corrigenda demo --walk $(if $(call given,PAGE),--page "$$PAGE")

setup: ## Everything that the other commands need; quick when done
	@scripts/setup all

test: ## Everything: set-up, lint, types, all tests on SQLite and on PostgreSQL, the floors
	@scripts/test

check: ## Lint, types and the rules of the house
	@scripts/setup all && scripts/check

format: ## Write the code and its imports in the one form that `make check` accepts
	@scripts/setup all && .venv/bin/ruff check --fix --select I . && .venv/bin/ruff format .

bench: ## The measured claims, against their floors [ONLY=name]
	@scripts/setup all && scripts/bench $(call given,ONLY)

widget: ## Build the widget into the Python package
	@scripts/setup all && scripts/widget build

words: ## Bring new texts into the catalogues, say what each language lacks [NEW=fr: begin one]
	@scripts/setup all && scripts/words $(if $(call given,NEW),"$$NEW")

wordpress: ## Try the recipe for WordPress on Debian's own, which is installed for it
	@scripts/setup all && scripts/wordpress

pictures: ## Take the documentation's pictures anew
	@scripts/setup all && CORRIGENDA_PICTURES=docs/pictures \
		.venv/bin/pytest -q -n 2 tests/journeys/test_screens_on_the_way.py

lock: ## Pin what requirements/*.in ask for, with hashes [UPGRADE=1: to the newest]
	@scripts/setup all && scripts/lock $(if $(call given,UPGRADE),--upgrade)

clean: ## Remove everything that the commands made, but not the demo newsroom in var/
	@rm -rf .venv && find . -name __pycache__ -type d -prune -exec rm -rf {} +
