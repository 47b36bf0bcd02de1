#!/usr/bin/env bash
# Builds everything, always with the same selection: cargo unifies features per call, and another one would compile
# the shared dependencies again.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$root"
cargo build --locked --release --workspace --all-targets "$@"
# Has the node compile its runtime, so that the first start is as fast as later ones.
"$CARGO_TARGET_DIR/release/adliya-node" export-genesis-head --chain dev /dev/null
