PYTHON ?= python3
RUN := .venv/bin/python
UV := $(RUN) -m uv pip compile pyproject.toml --universal --python-version 3.11 \
	--fork-strategy fewest --only-binary :all: --generate-hashes --no-annotate --no-header --quiet

.PHONY: site serve test bench bench-search lock environment python

site: environment
	@$(RUN) -m site_builder build

serve: environment
	@$(RUN) -m site_builder serve

test: python
	@$(PYTHON) -m tools.set_up --test
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	PYTHONWARNDEFAULTENCODING=1 $(RUN) -m pytest -n auto --dist worksteal $(if $(filter no,$(BROWSER)),--ignore=tests/browser)

bench: environment
	@$(RUN) -m benchmarks $(SIZES) --rounds $(or $(ROUNDS),1)

bench-search: environment
	@$(RUN) -m benchmarks.search

# Only this target needs uv; it is not locked, since it only writes the locks.
lock: environment
	@$(RUN) -m pip install --quiet uv
	$(UV) --upgrade --group build -o requirements/site.txt
	$(UV) --upgrade --group build --group test -c requirements/site.txt -o requirements/test.txt
	npm install --prefix tests --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts

environment: python
	@$(PYTHON) -m tools.set_up

python:
	@command -v $(PYTHON) >/dev/null || \
		{ echo "Python 3.11 or newer is missing. Debian: sudo apt install python3 python3-venv"; exit 1; }
