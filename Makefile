# `make help` lists what there is.
.DEFAULT_GOAL := help
SHELL := bash
.PHONY: run test bench lint fmt clean help tools site

run: tools site ## Build everything and start it with demo data on http://127.0.0.1:3000
	@echo "• Compiling the server (about two minutes the first time) …"
	@cargo build --package server --bin yiling
	@YILING_DATA="$${YILING_DATA:-data/demo}" exec target/debug/yiling serve --demo

test: tools ## Run every test: rules, use cases, store, rendering, HTTP, browser
	@.ci/tools.sh browser
	@.ci/test.sh

bench: tools site ## Measure rules, filings beside a bare insert, events of telephone systems, pages, kill -9, a million random cases, keys and the board in Chromium; ARGS=--quick for a short one
	@.ci/tools.sh browser
	@echo "• Compiling for release (about five minutes the first time) …"
	@cargo build --release --package server --bin yiling --example bench
	@target/release/examples/bench $(ARGS)
	@.ci/rules.sh $(ARGS)
	@YILING_BINARY=target/release/yiling node end2end/bench.mjs $(ARGS)

lint: ## Check format and lints
	@cargo fmt --all --check
	@cargo clippy --workspace --exclude web --all-targets -- -D warnings
	@cargo clippy --package web --lib --target wasm32-unknown-unknown -- -D warnings

fmt: ## Format the source
	@cargo fmt --all

clean: ## Remove what was built; data/ stays
	@rm -rf target end2end/node_modules end2end/shots end2end/results

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-6s %s\n", $$1, $$2}' Makefile

tools:
	@.ci/tools.sh build

site: tools
	@app/web/build.sh
