# Read by the other scripts here: install distribution packages when that is possible without asking anyone.
# shellcheck shell=sh

# may_install: true on a Debian-like system, as root or with a sudo that wants no password.
may_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    [ "$(id -u)" = 0 ] || sudo -n true >/dev/null 2>&1
}

# install PACKAGE…: fetch the lists again when the ones at hand do not do.
install() {
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    try="$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends"
    $try "$@" >/dev/null 2>&1 && return 0
    $as_root apt-get update -qq >/dev/null || return 1
    $try "$@" >/dev/null
}
