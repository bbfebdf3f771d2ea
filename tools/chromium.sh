#!/bin/sh
# See that there is a Chromium for the browser tests; install one when that needs no question.
# BANGVANG_BROWSER names one to use; BANGVANG_NO_BROWSER=1 does without (the browser tests are then skipped).
set -eu
cd "$(dirname "$0")/.."
. tools/apt.sh

[ -z "${BANGVANG_NO_BROWSER:-}" ] || exit 0

# The tests ask the same question through the same function, so both always agree.
found() {
    PYTHONPATH=tests .venv/bin/python -m support.browser >/dev/null 2>&1
}

found && exit 0
if may_install; then
    # Debian's package is the browser. Ubuntu's is a stand-in for a snap that often cannot run
    # (containers, CI), so `found` tries it before believing it.
    echo "browser: installing chromium from the distribution's packages"
    install chromium || install chromium-browser || true
    found && exit 0
    echo "browser: that gave no working browser; trying the one Playwright brings"
    .venv/bin/python -m playwright install --with-deps chromium || true
    found && exit 0
fi
cat >&2 <<'END'
browser: no working Chromium, and none could be installed. One of these helps:
         sudo apt-get install chromium                        (Debian)
         .venv/bin/python -m playwright install --with-deps chromium   (Ubuntu)
         BANGVANG_BROWSER=/path/to/chrome make test
         BANGVANG_NO_BROWSER=1 make test                      (skips the browser tests)
END
exit 1
