# Everything a person types. `make help` explains each line.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
WORKSPACE := data
OUT := $(WORKSPACE)/build
CHROMIUM := $(if $(shell command -v chromium-browser),chromium-browser,chromium)
MEETING := rencontre-du-groupe-d-amitie-france-chine-du-senat-avec-une-delegation-chinoise

# Where an environment forbids it, hundreds of interpreters would compile every module anew.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test check picture clean

help:  ## List the commands.
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

# Two stamps: what a user needs, and what a developer needs on top of it.
$(VENV)/.user: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Passerelle needs Python 3.11 or newer; name it: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.user tests/engines/package-lock.json \
  tests/axe/package-lock.json tests/html/package-lock.json
	$(BIN)/python -m pip install --quiet --group dev
	@command -v npm >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	      apt-get install -y -qq nodejs npm >/dev/null; \
	  else \
	    echo "The tests ask a JavaScript engine too. Type: sudo apt-get install nodejs npm"; \
	    exit 1; \
	  fi; }
	npm ci --prefix tests/engines --silent --no-audit --no-fund
	npm ci --prefix tests/axe --silent --no-audit --no-fund
	npm ci --prefix tests/html --ignore-scripts --silent --no-audit --no-fund
	@touch $@

demo: $(VENV)/.user  ## Build the France-China graph, ask it, draw it, dump it, publish it.
	@echo "== the graph, from its sources"
	$(BIN)/passerelle build -w $(WORKSPACE)
	@echo "== who took part in the meeting at the Sénat"
	$(BIN)/passerelle query events/who-took-part -w $(WORKSPACE) \
	  --param event=event/$(MEETING)
	@echo "== the oldest partnerships between France and China, as their sources date them"
	$(BIN)/passerelle query partnerships/oldest-between-countries -w $(WORKSPACE) \
	  --param country1=France --param country2=Chine
	@echo "== where sources disagree"
	$(BIN)/passerelle query provenance/sources-in-disagreement -w $(WORKSPACE)
	@echo "== the map, the network, the dumps"
	$(BIN)/passerelle map -w $(WORKSPACE) --modality any -o $(OUT)/map.html
	$(BIN)/passerelle network cooperation -w $(WORKSPACE) --modality any -o $(OUT)/network.gexf
	$(BIN)/passerelle export -w $(WORKSPACE) -o $(OUT)/dumps/passerelle.ttl \
	  -o $(OUT)/dumps/passerelle.trig -o $(OUT)/dumps/passerelle.nq -o $(OUT)/dumps/passerelle.jsonld
	@echo "== the site"
	$(BIN)/passerelle publish -w $(WORKSPACE) -o $(OUT)/site
	@echo
	@echo "graph    $(OUT)/stores (ask it: $(BIN)/passerelle query)"
	@echo "map      $(OUT)/map.html (open it in any browser)"
	@echo "network  $(OUT)/network.gexf (open it in Gephi)"
	@echo "dumps    $(OUT)/dumps"
	@echo "site     $(OUT)/site/index.html (open it, or lay the folder on any web server)"

test: check browser servers  ## Check the code, then run all tests.
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/.dev  ## Format, lint, types, and the hygiene rules of the ontology.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/ontology/test_hygiene.py

# Programs that pip and npm cannot give: root may install them, others are told how.
# $(call need,program that tells whether it is there,packages,what needs it)
define need
@PATH="$$PATH:/usr/sbin"; command -v $(1) >/dev/null || { \
  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends $(2) >/dev/null; \
  else \
    echo "$(3). Type: sudo apt-get install $(2)"; \
    exit 1; \
  fi; }
endef

.PHONY: browser servers
browser: $(VENV)/.dev
	$(call need,$(CHROMIUM),chromium fonts-noto-cjk,The tests look at maps and pages in Chromium)

servers: $(VENV)/.dev
	$(call need,java,default-jre-headless,The checker of HTML needs Java)
	$(call need,nginx,nginx-light,The tests serve a site with nginx)
	$(call need,apache2,apache2,The tests serve a site with Apache)

picture: browser demo  ## Draw the picture of the map that the README shows.
	$(BIN)/python docs/picture.py $(OUT)/map.html docs

clean:  ## Remove what was built and installed here.
	rm -rf $(VENV) tests/engines/node_modules tests/axe/node_modules tests/html/node_modules $(OUT) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
