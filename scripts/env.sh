# Sourced by the other scripts: where to build, and with what.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Outside the checkout, so that a fresh clone finds compiled dependencies. The wasm builder needs the last part to be `target`.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/adliya/target}"
export PATH="$PATH:$HOME/.cargo/bin"
wasm_target=wasm32v1-none
# The toolchain that rustup has, or else Debian's (scripts/setup.sh).
if ! rustup target list --installed 2>/dev/null | grep -qx "$wasm_target"; then
    export WASM_BUILD_TOOLCHAIN="${WASM_BUILD_TOOLCHAIN:-distro}"
fi
# Builds a runtime as wasm alone, from a project of its own ($1) into a target directory of its own ($2), in which features of
# build tools do not reach the target. The flags are those of the SDK's wasm builder.
build_wasm() {
    CARGO_TARGET_DIR="$2" CARGO_ENCODED_RUSTFLAGS="$(printf '%s\x1f' -Clink-arg=--export-table \
        -Clink-arg=--export=__heap_base -Clink-arg=--import-memory --cfg)substrate_runtime" \
        cargo ${WASM_BUILD_TOOLCHAIN:+"+$WASM_BUILD_TOOLCHAIN"} build --release --target "$wasm_target" \
        --manifest-path "$1/Cargo.toml" "${@:3}"
}
