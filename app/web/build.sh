#!/usr/bin/env bash
# Builds what browsers load, into target/site:
#   pkg/<content hash>/yiling.{js,wasm,css} with .br beside each, and the files of public/.
# Each of the two stages is skipped while its inputs are what they were.
set -euo pipefail
cd "$(dirname "$0")/../.."

bindgen_version=0.2.126
out=target/web
site=target/site
tools=end2end/node_modules/.bin
mkdir -p "$out"
# Two builds at once would take each other's files away.
if command -v flock >/dev/null; then exec 9>"$out/lock" && flock 9; fi

say() { printf '• %s\n' "$*"; }
fail() { printf '✗ %s\n' "$*" >&2; exit 1; }
# One hash over the contents and names of all files below the given paths.
fingerprint() { find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d' ' -f1; }
same() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

bindgen=wasm-bindgen
[ -x target/tools/bin/wasm-bindgen ] && bindgen=target/tools/bin/wasm-bindgen
case "$("$bindgen" --version 2>/dev/null || true)" in
  "wasm-bindgen $bindgen_version"*) ;;
  *) fail "wasm-bindgen $bindgen_version is missing. 'make tools' installs it." ;;
esac
[ -x "$tools/wasm-opt" ] || fail "wasm-opt is missing. 'make tools' installs it."

program=$(fingerprint app/src app/Cargo.toml app/web app/domain/src app/domain/data app/domain/Cargo.toml \
  Cargo.toml Cargo.lock rust-toolchain.toml .cargo/config.toml end2end/package-lock.json)
if same "$out/program.stamp" "$program" && [ -f "$out/yiling.wasm" ] && [ -f "$out/yiling.js" ]; then
  say "The browser program is up to date."
else
  say "Compiling the browser program (about two minutes the first time) …"
  rm -f "$out/program.stamp"
  cargo build --package web --lib --target wasm32-unknown-unknown --profile wasm-release
  rm -rf "$out/bindgen"
  "$bindgen" --target web --no-typescript --out-name yiling --out-dir "$out/bindgen" \
    target/wasm32-unknown-unknown/wasm-release/web.wasm
  say "Making it smaller …"
  "$tools/wasm-opt" -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-reference-types \
    --enable-sign-ext --enable-mutable-globals --enable-multivalue --strip-debug --strip-producers \
    "$out/bindgen/yiling_bg.wasm" -o "$out/yiling.wasm"
  cp "$out/bindgen/yiling.js" "$out/yiling.js"
  echo "$program" > "$out/program.stamp"
fi

shell=$(fingerprint "$out/yiling.js" "$out/yiling.wasm" style public app/web/build.sh app/web/compress.mjs)
if same "$out/site.stamp" "$shell" && [ -d "$site/pkg" ]; then
  say "The site is up to date."
  exit 0
fi
say "Assembling $site …"
rm -rf "$out/stage" "$out/site.stamp"
mkdir -p "$out/stage/pkg/new"
find style -name '*.css' -type f -print0 | LC_ALL=C sort -z | xargs -0 -r cat > "$out/stage/pkg/new/yiling.css"
cp "$out/yiling.js" "$out/yiling.wasm" "$out/stage/pkg/new/"
id=$(fingerprint "$out/stage/pkg/new" | cut -c1-16)
mv "$out/stage/pkg/new" "$out/stage/pkg/$id"
cp -R public/. "$out/stage/"
node app/web/compress.mjs "$out/stage/pkg/$id"
rm -rf "$site"
mv "$out/stage" "$site"
echo "$shell" > "$out/site.stamp"
say "Build $id: $(du -ch "$site/pkg/$id"/*.br | tail -1 | cut -f1) compressed."
