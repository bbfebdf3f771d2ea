#!/bin/sh
# Write requirements.lock anew from pyproject.toml: every package the project and its tests need, at one
# version, with the hashes of all its files, for every Python and machine pyproject.toml allows.
# Versions in the lock stay unless pyproject.toml shuts them out; `sh tools/lock.sh --upgrade` takes the newest.
set -eu
cd "$(dirname "$0")/.."

if command -v uv >/dev/null 2>&1; then
    uv=uv
elif [ -x .venv/bin/uv ]; then
    uv=.venv/bin/uv
else
    PYTHON="${PYTHON:-python3}" sh tools/setup.sh
    .venv/bin/python -m pip install --quiet --disable-pip-version-check uv
    uv=.venv/bin/uv
fi

floor=$(sed -n 's/^requires-python = ">=\([0-9.]*\)".*/\1/p' pyproject.toml)
"$uv" pip compile pyproject.toml --extra test --universal --python-version "$floor" --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" \
    --quiet --output-file requirements.lock "$@"

if grep -nE '://|^-|file:|(^| )/' requirements.lock >&2; then
    echo "lock: the lines above name an address or a path; requirements.lock must not" >&2
    exit 1
fi
echo "lock: $(grep -c == requirements.lock) packages"
