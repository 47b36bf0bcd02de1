#!/usr/bin/env bash
# One crate for scripts/lint.sh, called by cargo in place of the compiler: clippy, and for a library its documentation as
# well. `cargo doc` would check all thousand dependencies once more; here rustdoc is given what the compiler was given.
set -euo pipefail
"$(rustup which clippy-driver)" "$@"
shift
library=false
arguments=()
while [ $# -gt 0 ]; do
    case "$1" in
    --emit=*) ;;
    --out-dir) shift ;;
    --test | -vV) exit 0 ;;
    *) arguments+=("$1") ;;
    esac
    if [ "$1" = --crate-type ] && [ "${2:-}" = lib ]; then library=true; fi
    shift
done
if $library; then
    exec rustdoc "${arguments[@]}" -D warnings --out-dir "$CARGO_TARGET_DIR/doc"
fi
