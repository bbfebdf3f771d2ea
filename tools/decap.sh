#!/bin/sh
# Fetch one version of Decap CMS again and keep of it the one script the form page loads.
# sh tools/decap.sh 3.16.3 sha512-…   (the hash the registry tells: npm view decap-cms@VERSION dist.integrity)
# Only for whoever raises the version: a build takes what lies in bangvang/form/, without node and without a network.
set -eu
cd "$(dirname "$0")/.."

version=${1:?which version?}
integrity=${2:?which hash? npm view decap-cms@$version dist.integrity}
folder=bangvang/form
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

npm pack --silent --ignore-scripts --pack-destination "$scratch" "decap-cms@$version" >/dev/null
found=sha512-$(openssl dgst -sha512 -binary "$scratch"/decap-cms-*.tgz | base64 -w 0)
if [ "$found" != "$integrity" ]; then
    echo "decap: the package is $found, not $integrity" >&2
    exit 1
fi
tar -xzf "$scratch"/decap-cms-*.tgz -C "$scratch" package/dist/decap-cms.js package/dist/decap-cms.js.LICENSE.txt
rm -f "$folder"/decap-cms-*.js.gz
gzip -9 -n <"$scratch/package/dist/decap-cms.js" >"$folder/decap-cms-$version.js.gz"
cp "$scratch/package/dist/decap-cms.js.LICENSE.txt" "$folder/decap-cms.LICENSE.txt"
echo "decap: now say in $folder/vendored.py: $version, $integrity,"
echo "       $(sha256sum <"$scratch/package/dist/decap-cms.js" | cut -d ' ' -f 1)"
