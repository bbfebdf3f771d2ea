#!/bin/sh
# Make .venv hold exactly what requirements.lock names. Nothing happens when it already does.
# PYTHON chooses the interpreter (default python3, or a newer one beside it when that is too old).
set -eu
cd "$(dirname "$0")/.."
. tools/apt.sh

floor=$(sed -n 's/^requires-python = ">=\([0-9.]*\)".*/\1/p' pyproject.toml)

# new_enough PYTHON: true when it runs and is at least $floor.
new_enough() {
    "$1" -c 'import sys
sys.exit(sys.version_info[:3] < tuple(map(int, sys.argv[1].split("."))))' "$floor" >/dev/null 2>&1
}

# with_venv PYTHON: true when it can make a virtual environment with pip inside.
with_venv() {
    "$1" -c 'import ensurepip, venv' >/dev/null 2>&1
}

if [ -x .venv/bin/python ] && ! new_enough .venv/bin/python; then
    echo "setup: .venv has a Python older than $floor or one that no longer runs; making it anew"
    rm -rf .venv
fi

if [ -x .venv/bin/python ]; then
    want="$(cksum <requirements.lock) $(.venv/bin/python -c 'import sys; print(sys.version)')"
    [ "$(cat .venv/.locked 2>/dev/null || true)" = "$want" ] && exit 0
fi

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=""
    others=""
    [ "${PYTHON:-python3}" != python3 ] || others="python3.14 python3.13 python3.12 python3.11"
    for each in "${PYTHON:-python3}" $others; do
        if new_enough "$each"; then
            python=$each
            break
        fi
    done
    if [ -z "$python" ]; then
        found=$("${PYTHON:-python3}" -V 2>/dev/null || echo "no ${PYTHON:-python3}")
        echo "setup: Bảng Vàng needs Python $floor or newer, and here is $found." >&2
        echo "       With another interpreter: make site PYTHON=/path/to/python3.12" >&2
        exit 1
    fi
    if ! with_venv "$python"; then
        package="$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
        if may_install; then
            echo "setup: installing $package"
            install "$package" || true
        fi
        if ! with_venv "$python"; then
            echo "setup: $python cannot make a virtual environment. On Debian and Ubuntu:" >&2
            echo "       sudo apt-get install $package" >&2
            exit 1
        fi
    fi
    echo "setup: making .venv with $("$python" -V)"
    rm -rf .venv
    "$python" -m venv .venv
fi

echo "setup: installing what requirements.lock names"
PIP_USER=0 PIP_NO_INPUT=1 .venv/bin/python -m pip install --quiet --disable-pip-version-check \
    --require-hashes --requirement requirements.lock
echo "$(cksum <requirements.lock) $(.venv/bin/python -c 'import sys; print(sys.version)')" >.venv/.locked
