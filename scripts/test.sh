#!/usr/bin/env bash
# Sets up, builds and runs all tests.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
"$root/scripts/setup.sh" --tests
"$root/scripts/build.sh"
cd "$root"
exec cargo test --locked --release --workspace --all-targets "$@"
