#!/usr/bin/env bash
# Measures the weights of our pallets on this machine and writes them to pallets/*/src/weights.rs.
# Arguments go to the benchmarking command, e.g. `--steps 10`.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
"$root/scripts/setup.sh"
"$root/scripts/build.sh"
bencher="$CARGO_TARGET_DIR/release/adliya-bencher"

# The runtime with its benchmarks, as wasm alone.
project="$CARGO_TARGET_DIR/bench"
mkdir -p "$project/src"
cat >"$project/Cargo.toml" <<TOML
[package]
name = "adliya-runtime-benchmarks"
version = "0.0.0"
edition = "2021"
[lib]
crate-type = ["cdylib"]
[dependencies]
adliya-runtime = { path = "$root/runtime", default-features = false, features = ["runtime-benchmarks"] }
[workspace]
resolver = "2"
[profile.release]
panic = "abort"
lto = "thin"
TOML
echo '#![no_std] pub use adliya_runtime::*;' >"$project/src/lib.rs"
cp "$root/Cargo.lock" "$project/"
build_wasm "$project" "$project/target"
for pallet in pallet_authorities pallet_civil_registry pallet_civil_declarations pallet_notary pallet_estates pallet_utility_contracts pallet_utility_bills pallet_utility_disputes pallet_balances; do
    output="$project/$pallet.rs"
    folder="$root/pallets/$(sed 's/^pallet_//; s/_/-/g' <<<"$pallet")/src"
    if [ -d "$folder" ]; then output="$folder/weights.rs"; fi
    "$bencher" --runtime "$project/target/$wasm_target/release/adliya_runtime_benchmarks.wasm" --genesis-builder runtime \
        --genesis-builder-preset development --pallet "$pallet" --extrinsic '*' --steps 50 --repeat 20 \
        --template "$root/scripts/weights.hbs" --output "$output" "$@"
done
cargo fmt --manifest-path "$root/Cargo.toml" --all
