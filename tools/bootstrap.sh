#!/bin/sh
# Finds a Python that can set this project up (3.11 or newer, able to make a venv) and hands over to tools/setup.py.
# Only plain sh here: on a bare system this runs before there is any Python. What the system lacks is named in one line,
# Qt's libraries included, and installed when that is allowed (root, or sudo that asks no password).
set -eu
cd "$(dirname "$0")/.."

suits() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if suits "$name"; then
            python=$name
            return 0
        fi
    done
    return 1
}

# The packages of Qt's libraries that the system's loader does not know; nothing where there is no such loader.
qt_packages() {
    loader=$(command -v ldconfig || echo /sbin/ldconfig)
    [ -x "$loader" ] || return 0
    known=$("$loader" -p)
    grep -v '^#' tools/system_packages.txt | while read -r library package; do
        case $known in
        *"$library "*) ;;
        *) echo "$package" ;;
        esac
    done | sort -u | tr '\n' ' '
}

if ! find_python; then
    missing="python3 python3-venv $(qt_packages)"
    missing=${missing% }
    if [ "$(id -u)" = 0 ]; then
        become=env
    elif sudo -n true >/dev/null 2>&1; then
        become="sudo -n env"
    else
        become=
    fi
    if [ -n "$become" ] && command -v apt-get >/dev/null 2>&1; then
        echo "Missing system packages: $missing (being installed)"
        # shellcheck disable=SC2086 # both are lists of words
        said=$({ $become apt-get -qq update && $become DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
            -o Dpkg::Use-Pty=0 install --no-install-recommends $missing; } 2>&1) || echo "$said" | tail -n 5 >&2
    fi
    find_python || {
        echo "Missing system packages: $missing (Python must be 3.11 or newer). Install them, then run this again." >&2
        exit 1
    }
fi

exec "$python" tools/setup.py "$@"
