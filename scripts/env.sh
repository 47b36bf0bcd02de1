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
