# The front door of the project. Every target first makes sure that what it needs is there (tools/bootstrap.sh);
# a second time that takes less than a second.

PYTHON_HERE = .venv/bin/python

.PHONY: help run test thorough check bench soak elections screens papers golden words package clean set-up set-up-to-run

help:
	@echo "make run      open the program with a sample office; with no display, print every paper to out/"
	@echo "make test     every check and every test, without a screen"
	@echo "make thorough the same with all that can be tried, not only a share of it; takes long"
	@echo "make check    only the checks: formatting, lint, types, imports"
	@echo "make bench    measure speed and memory"
	@echo "make soak     try what is promised of reliability, from where that stopped the last time; MINUTES=30 [ONLY=kills,…]"
	@echo "              [WORKERS=1] [COUNTER=FILE]; TRIAL=kills:417 repeats one trial (docs/reliability.md)"
	@echo "make elections DATA=FOLDER  count the published elections of a folder and compare every figure"
	@echo "              PEERS=PYTHON  let the counters installed for another Python count the same, and compare the times"
	@echo "make screens  a picture of every screen in every language, in build/screens/; and the pictures of help"
	@echo "make papers   every paper in every language, in build/papers/"
	@echo "make golden   every script as papers write it, above Qt's own letters, in build/golden/"
	@echo "make words    collect the words to translate, bring the catalogues up to date and compile them"
	@echo "make package  an app that needs no Python, its archive and its Debian package, in dist/"
	@echo "make clean    remove everything that was made, the libraries included"

set-up-to-run:
	@sh tools/bootstrap.sh run

set-up:
	@sh tools/bootstrap.sh test

run: set-up-to-run
	@$(PYTHON_HERE) -m tools.run

test: set-up
	@$(PYTHON_HERE) -m tools.check all $(TESTS)

thorough: set-up
	@POMANAGER_TESTS=thorough $(PYTHON_HERE) -m tools.check all $(TESTS)

check: set-up
	@$(PYTHON_HERE) -m tools.check lint

bench: set-up
	@$(PYTHON_HERE) -m benchmarks

soak: set-up
	@$(PYTHON_HERE) -m tools.soak $(if $(MINUTES),--minutes $(MINUTES)) $(if $(ONLY),--only $(ONLY)) \
	    $(if $(WORKERS),--workers $(WORKERS)) $(if $(COUNTER),--counter $(COUNTER)) $(if $(TRIAL),--trial $(TRIAL))

elections: set-up
	@$(PYTHON_HERE) -m tools.elections $(DATA) $(PEERS)

screens: set-up
	@$(PYTHON_HERE) -m tools.screens
	@$(PYTHON_HERE) -m tools.help_pictures

papers: set-up
	@$(PYTHON_HERE) -m tools.papers

golden: set-up
	@$(PYTHON_HERE) -m tools.golden

words: set-up
	@$(PYTHON_HERE) -m tools.words extract
	@$(PYTHON_HERE) -m tools.words update
	@$(PYTHON_HERE) -m tools.words compile

package:
	@sh tools/bootstrap.sh package
	@$(PYTHON_HERE) -m tools.package

clean:
	rm -rf .venv build dist out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .benchmarks
	find pomanager tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
	find translations -name '*.mo' -delete
