# The two commands are `make run` and `make test`. Both set up all that they need.
XTASK = cargo run --quiet -p xtask --

# The seed of every test that tries documents or moments by chance. One commit is tested with the same ones each time,
# so that what fails on one machine fails on the next; `test-all` looks for new ones and prints its seed.
WARRAQ_TEST_SEED ?= 20261130
test-all: WARRAQ_TEST_SEED := $(if $(filter environment command%,$(origin WARRAQ_TEST_SEED)),$(WARRAQ_TEST_SEED),$(shell date +%s))
test test-all: export WARRAQ_TEST_SEED := $(WARRAQ_TEST_SEED)
test test-all: export PROPTEST_RNG_SEED = $(WARRAQ_TEST_SEED)

.PHONY: run test test-all deliver-test bench fuzz bindings format release help

help:
	@echo "make run       build Warraq and open its window"
	@echo "make test      every test, lint and check"
	@echo "make test-all  those that take too long for every change, too"
	@echo "make deliver-test  1,000 deliveries to a real WordPress over a line that fails, and 20 over a narrow one"
	@echo "make bench     measure; writes BENCHMARKS.md"
	@echo "make fuzz      importers and pictures fed with what nobody wrote, WARRAQ_FUZZ_MINUTES each (10)"
	@echo "make release   the optimised programs as they are installed, in target/release"
	@echo "make format    format Rust, TypeScript, Svelte and CSS"
	@echo "make bindings  write ui/src/ipc/bindings.ts from the Rust commands"

run:
	@.ci/setup run
	@$(XTASK) run

test:
	@.ci/setup test
	@$(XTASK) test

test-all:
	@echo "WARRAQ_TEST_SEED=$(WARRAQ_TEST_SEED)"
	@.ci/setup test
	@$(XTASK) test --all

deliver-test:
	@.ci/setup test
	@$(XTASK) deliver-test

bench:
	@.ci/setup bench
	@$(XTASK) bench

fuzz:
	@$(XTASK) fuzz

release:
	@.ci/setup run
	@$(XTASK) release

bindings:
	@$(XTASK) bindings

format:
	cargo fmt --all
	cd ui && npm run format
