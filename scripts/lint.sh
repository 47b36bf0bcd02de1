#!/usr/bin/env bash
# Formatting, clippy and documentation, every warning an error. Clippy runs as the compiler of our own crates in an ordinary
# build, so that it uses the dependencies that are compiled already; `cargo clippy` would check all thousand once more.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$root"
cargo fmt --all --check
# The wasm is built by scripts/build.sh; clippy sees the same sources natively. SKIP_WASM_BUILD alone would also have crates
# of the SDK compiled anew, and again by the next build.
export SKIP_ADLIYA_RUNTIME_WASM_BUILD=1
# How cargo-clippy hands its arguments to its driver.
separator=__CLIPPY_HACKERY__
export CLIPPY_ARGS="-D${separator}warnings${separator}"
RUSTC_WORKSPACE_WRAPPER="$root/scripts/lint-crate.sh" \
    exec cargo build --locked --release --workspace --all-targets "$@"
