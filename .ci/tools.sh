#!/usr/bin/env bash
# Installs what the build needs and the machine lacks, saying what and why. Usage: .ci/tools.sh build|browser
set -euo pipefail
cd "$(dirname "$0")/.."

bindgen_version=0.2.126
split_version=0.2.4
say() { printf '• %s\n' "$*"; }
fail() { printf '✗ %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

rust() {
  have cargo || fail "Rust is missing. Install it from https://rustup.rs and try again."
  if have rustup; then
    rustup target list --installed | grep -q '^wasm32-unknown-unknown$' && return
    say "Adding the WebAssembly target …"
    rustup target add wasm32-unknown-unknown ||
      fail "The target could not be added. Check the network and run: rustup target add wasm32-unknown-unknown"
  fi
}

bindgen() {
  local tool
  for tool in target/tools/bin/wasm-bindgen wasm-bindgen; do
    case "$("$tool" --version 2>/dev/null || true)" in "wasm-bindgen $bindgen_version"*) return ;; esac
  done
  say "Installing wasm-bindgen $bindgen_version into target/tools (two to three minutes, once) …"
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_TARGET_DIR=target/tools/build cargo install wasm-bindgen-cli --version "$bindgen_version" --locked --root target/tools ||
    fail "wasm-bindgen could not be installed; the lines above say why. Nothing else was changed."
  rm -rf target/tools/build
}

splitter() {
  # It does not tell its version, so the folder does.
  [ -x target/tools/bin/wasm-split-cli ] && [ -e "target/tools/wasm-split-$split_version" ] && return
  say "Installing wasm-split $split_version into target/tools (about a minute, once) …"
  CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_TARGET_DIR=target/tools/build cargo install wasm_split_cli_support --version "$split_version" --locked \
    --features build-binary --root target/tools ||
    fail "wasm-split could not be installed; the lines above say why. Nothing else was changed."
  rm -rf target/tools/build
  touch "target/tools/wasm-split-$split_version"
}

node_packages() {
  have node || fail "Node.js (20 or newer) is missing. On Debian or Ubuntu: apt-get install nodejs npm"
  cmp -s end2end/package-lock.json end2end/node_modules/.installed && return
  say "Installing the optimiser and the browser-test packages …"
  npm ci --prefix end2end --ignore-scripts --no-audit --no-fund ||
    fail "npm could not install them; the lines above say why. Check the network and try again."
  cp end2end/package-lock.json end2end/node_modules/.installed
}

browser() {
  local missing=()
  have chromium || missing+=(chromium)
  fc-list 2>/dev/null | grep -qi 'noto.*cjk' || missing+=(fonts-noto-cjk)
  [ ${#missing[@]} -eq 0 ] && return
  if [ "$(id -u)" = 0 ] && have apt-get; then
    say "Installing ${missing[*]} for the browser tests …"
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" ||
      fail "apt-get could not install ${missing[*]}; the lines above say why."
  else
    fail "The browser tests need ${missing[*]}. Install them, on Debian or Ubuntu: sudo apt-get install ${missing[*]}"
  fi
}

case "${1:-}" in
  build) rust; bindgen; splitter; node_packages ;;
  browser) node_packages; browser ;;
  *) fail "usage: .ci/tools.sh build|browser" ;;
esac
