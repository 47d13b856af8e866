#!/usr/bin/env bash
# The rules against second opinions on many random cases, and what they cost as WebAssembly. Usage: .ci/rules.sh [--quick]
# Disagreement fails; figures are only printed.
set -euo pipefail
cd "$(dirname "$0")/.."

cases=1000000
[ "${1:-}" = --quick ] && cases=100000

printf '\nSecond opinions: %s random deadlines counted minute by minute, %s random claims worked out again by two packs\n' "$cases" "$cases"
YILING_ORACLE_CASES=$cases cargo test --release --quiet --package domain --test rules --test compensation -- oracle --nocapture

printf '\nThe same rules as WebAssembly in Node\n'
PATH="$PWD/target/tools/bin:$PATH" cargo test --release --package domain --target wasm32-unknown-unknown --test speed_wasm -- --nocapture
