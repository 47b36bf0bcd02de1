#!/usr/bin/env bash
# Sets up, builds and runs all tests but that of a network on a relay chain, which runs with `--network` alone.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
if [ "${1:-}" = --network ]; then
    "$root/scripts/network.sh" --prepare
    CARGO_MANIFEST_DIR="$root/tests" exec "$CARGO_TARGET_DIR/release/examples/network"
fi
"$root/scripts/setup.sh" --tests
"$root/scripts/build.sh"
cd "$root"
exec cargo test --locked --release --workspace --all-targets "$@"
