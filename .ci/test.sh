#!/usr/bin/env bash
# Every level of tests, cheapest first. Stops at the first level that fails.
set -euo pipefail
cd "$(dirname "$0")/.."

level() { printf '\n== %s\n' "$*"; }

level "Format"
cargo fmt --all --check
level "Lints"
cargo clippy --workspace --exclude web --all-targets -- -D warnings
cargo clippy --package web --lib --target wasm32-unknown-unknown -- -D warnings
level "Rules, use cases, store, rendering, HTTP"
cargo test --workspace --exclude web
level "The rules once more, compiled to WebAssembly"
PATH="$PWD/target/tools/bin:$PATH" cargo test --package domain --target wasm32-unknown-unknown --test vectors_wasm
level "Browser"
cargo build --package server
app/web/build.sh
node end2end/run.mjs
