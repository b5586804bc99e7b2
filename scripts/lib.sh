# Shared by the scripts beside it: `. scripts/lib.sh` after changing to the root.
# shellcheck shell=bash

# What the tools keep between runs stands in .venv too, not in the tree.
export RUFF_CACHE_DIR="$PWD/.venv/cache/ruff"
export MYPY_CACHE_DIR="$PWD/.venv/cache/mypy"
export PIP_DISABLE_PIP_VERSION_CHECK=1
export PIP_NO_INPUT=1
# Where it is set, each of the processes that are started would compile all of the source again.
unset PYTHONDONTWRITEBYTECODE

say() {
    printf '%s\n' "$*"
}

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# need PACKAGE...: install packages of the system, or say how.
need() {
    local install="apt-get install --no-install-recommends $*"
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        fail "Missing on this system: $*. Run \`sudo $install\`, then this again."
    fi
    say "installing from the system's packages: $*"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get -qq update && apt-get -qq -y install --no-install-recommends "$@"; } >&2 </dev/null ||
        fail "\`$install\` failed; see above."
}

# digest FILE...: a name for what is to be installed, here, by this Python.
digest() {
    { printf '%s\n' "$PWD" "$(readlink -f .venv/bin/python)"; cat "$@"; } | sha256sum | cut -d ' ' -f 1
}

# done_before STAMP DIGEST
done_before() {
    [ -f ".venv/stamps/$1" ] && [ "$(cat ".venv/stamps/$1")" = "$2" ]
}

# mark_done STAMP DIGEST
mark_done() {
    mkdir -p .venv/stamps
    printf '%s\n' "$2" >".venv/stamps/$1"
}

# pg_binaries: the folder of PostgreSQL's server programs, the newest there is; nothing if none.
pg_binaries() {
    local folder
    for folder in "$(pg_config --bindir 2>/dev/null)" $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV) \
        "$(dirname "$(command -v initdb || echo /)")"; do
        if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
            printf '%s\n' "$folder"
            return
        fi
    done
}
