#!/usr/bin/env bash
# Builds what browsers load, into target/site:
#   pkg/<content hash>/{bench,office,rules}.{js,wasm}, split_later.wasm and yiling.css with .br beside each, and public/.
# The browser program has three parts (see app/src/shell/parts.rs): bench, the workbench; rules, the pages about rules;
# and office, all other pages.
# bench is split once more: what a call needs is in split_later.wasm (see app/src/later.rs).
# Each of the two stages is skipped while its inputs are what they were.
set -euo pipefail
cd "$(dirname "$0")/../.."

bindgen_version=0.2.126
out=target/web
site=target/site
tools=end2end/node_modules/.bin
# What rustc lets the program use; every browser of the last years knows it.
features=(--enable-bulk-memory --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext
  --enable-mutable-globals --enable-multivalue)
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
split=wasm-split-cli
[ -x target/tools/bin/wasm-split-cli ] && split=target/tools/bin/wasm-split-cli
command -v "$split" >/dev/null || fail "wasm-split-cli is missing. 'make tools' installs it."
[ -x "$tools/wasm-opt" ] || fail "wasm-opt is missing. 'make tools' installs it."

program=$(fingerprint app/src app/Cargo.toml app/web app/domain/src app/domain/data app/domain/Cargo.toml \
  Cargo.toml Cargo.lock rust-toolchain.toml .cargo/config.toml end2end/package-lock.json)
parts=(bench office rules)
files=(bench.js bench.wasm __wasm_split.js split_later.wasm office.js office.wasm rules.js rules.wasm)
built() { for file in "${files[@]}"; do [ -f "$out/$file" ] || return 1; done; }
smaller() { "$tools/wasm-opt" -Oz "${features[@]}" --strip-debug --strip-producers "$1" -o "$2"; }
if same "$out/program.stamp" "$program" && built; then
  say "The browser program is up to date."
else
  say "Compiling the browser program (two to three minutes the first time) …"
  rm -f "$out/program.stamp"
  for part in "${parts[@]}"; do
    cargo build --package web --lib --target wasm32-unknown-unknown --profile wasm-release --features "$part"
    rm -rf "$out/$part.split" "$out/$part.bindgen"
    compiled=target/wasm32-unknown-unknown/wasm-release/web.wasm
    if [ "$part" = bench ]; then
      "$split" --target web --out-name "$part" "$compiled" "$out/$part.split"
      compiled=$out/$part.split/$part.wasm
    fi
    # The second load shares what the linker made for the first: its stack, its table.
    "$bindgen" --target web --no-typescript --keep-lld-exports --out-name "$part" --out-dir "$out/$part.bindgen" "$compiled"
    say "Making $part smaller …"
    smaller "$out/$part.bindgen/${part}_bg.wasm" "$out/$part.wasm"
    cp "$out/$part.bindgen/$part.js" "$out/$part.js"
    if [ "$part" = bench ]; then
      smaller "$out/$part.split/split_later.wasm" "$out/split_later.wasm"
      cp "$out/$part.split/__wasm_split.js" "$out/__wasm_split.js"
    fi
  done
  echo "$program" > "$out/program.stamp"
fi

shell=$(cd "$out" && fingerprint "${files[@]}")-$(fingerprint style public app/web/build.sh app/web/compress.mjs)
if same "$out/site.stamp" "$shell" && [ -d "$site/pkg" ]; then
  say "The site is up to date."
  exit 0
fi
say "Assembling $site …"
rm -rf "$out/stage" "$out/site.stamp"
mkdir -p "$out/stage/pkg/new"
find style -name '*.css' -type f -print0 | LC_ALL=C sort -z | xargs -0 -r cat > "$out/stage/pkg/new/yiling.css"
(cd "$out" && cp "${files[@]}" stage/pkg/new/)
id=$(fingerprint "$out/stage/pkg/new" | cut -c1-16)
mv "$out/stage/pkg/new" "$out/stage/pkg/$id"
cp -R public/. "$out/stage/"
node app/web/compress.mjs "$out/stage/pkg/$id"
rm -rf "$site"
mv "$out/stage" "$site"
echo "$shell" > "$out/site.stamp"
say "Build $id, compressed bytes: $(cd "$site/pkg/$id" && stat -c '%n %s' ./*.br | tr '\n' ' ')"
