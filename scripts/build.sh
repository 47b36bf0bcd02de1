#!/usr/bin/env bash
# Builds everything, always with the same selection: cargo unifies features per call, and another one would compile
# the shared dependencies again.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$root"
exec cargo build --locked --release --workspace --all-targets "$@"
