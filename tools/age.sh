#!/bin/sh
# Bundle the age library for the browser again: npm's lock pins every package by hash, scripts of packages do not run.
# sh tools/age.sh      (after raising versions in tools/age/package.json and writing its package-lock.json anew with
#                       npm install --package-lock-only --omit-lockfile-registry-resolved)
# Only for whoever raises the version: a build takes what lies in bangvang/sealing/, without node and without a network.
set -eu
cd "$(dirname "$0")/.."

folder=$PWD/bangvang/sealing
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cp tools/age/* "$scratch"
cd "$scratch"
npm ci --silent --ignore-scripts --no-audit --no-fund
version=$(node -p 'require("./node_modules/age-encryption/package.json").version')
node_modules/.bin/esbuild age.js --bundle --minify --format=iife --target=es2022 --charset=utf8 --legal-comments=none \
    --log-level=warning --outfile=out.js
rm -f "$folder"/age-*.js.gz
gzip -9 -n <out.js >"$folder/age-$version.js.gz"
for package in age-encryption @noble/ciphers @noble/curves @noble/hashes @noble/post-quantum @scure/base; do
    printf '%s %s\n\n' "$package" "$(node -p "require('./node_modules/$package/package.json').version")"
    cat "node_modules/$package/LICENSE"
    printf '\n'
done >"$folder/age.LICENSE.txt"
echo "age: now say in $folder/vendored.py: $version, $(sha256sum <out.js | cut -d ' ' -f 1)"
