#!/usr/bin/env bash
# Measures the weights of our pallets on this machine and writes them to pallets/*/src/weights.rs.
# Arguments go to the benchmarking command, e.g. `--steps 10`.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
"$root/scripts/setup.sh"
"$root/scripts/build.sh"
cd "$root"
bencher="$CARGO_TARGET_DIR/release/adliya-bencher"

# The runtime with its benchmarks, as wasm alone: the flags are those of the SDK's wasm builder.
export CARGO_TARGET_DIR="$CARGO_TARGET_DIR/bench"
flags="-C target-cpu=mvp -C link-arg=--export-table -C link-arg=--export=__heap_base"
CARGO_TARGET_WASM32V1_NONE_RUSTFLAGS="$flags --cfg substrate_runtime" \
    cargo ${WASM_BUILD_TOOLCHAIN:+"+$WASM_BUILD_TOOLCHAIN"} rustc --locked --profile production --package adliya-runtime --lib \
    --target "$wasm_target" --no-default-features --features runtime-benchmarks --crate-type cdylib
for pallet in pallet_authorities pallet_civil_registry pallet_balances; do
    output="$CARGO_TARGET_DIR/$pallet.rs"
    folder="$root/pallets/$(sed 's/^pallet_//; s/_/-/g' <<<"$pallet")/src"
    if [ -d "$folder" ]; then output="$folder/weights.rs"; fi
    "$bencher" --runtime "$CARGO_TARGET_DIR/$wasm_target/production/adliya_runtime.wasm" --genesis-builder runtime \
        --genesis-builder-preset development --pallet "$pallet" --extrinsic '*' --steps 50 --repeat 20 \
        --template "$root/scripts/weights.hbs" --output "$output" "$@"
done
cargo fmt --all
