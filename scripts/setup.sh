#!/usr/bin/env bash
# Installs what the build and the tests need. Safe to run again: done, it takes seconds.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Installs Debian packages that are not there.
packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    [ ${#missing[@]} = 0 ] && return
    command -v apt-get >/dev/null || { echo "setup: install these packages by hand: ${missing[*]}" >&2; exit 1; }
    echo "setup: installing ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Debian's second toolchain, with a standard library for wasm that is built here, once.
wasm_by_distribution() {
    packages rustc-web cargo-web rust-web-src rust-web-llvm lld-22
    rustup toolchain link distro /usr
    local library scratch
    library="$(rustup run distro rustc --print sysroot)/lib/rustlib/$wasm_target/lib"
    ls "$library"/libcore-*.rlib >/dev/null 2>&1 && return
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' RETURN
    mkdir "$scratch/src"
    printf '[package]\nname = "seed"\nversion = "0.0.0"\nedition = "2021"\n[lib]\ncrate-type = ["cdylib"]\n[workspace]\n' >"$scratch/Cargo.toml"
    cat >"$scratch/src/lib.rs" <<'SEED'
#![no_std]
extern crate alloc;
use core::alloc::{GlobalAlloc, Layout};
struct None;
unsafe impl GlobalAlloc for None {
    unsafe fn alloc(&self, _: Layout) -> *mut u8 { core::ptr::null_mut() }
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
#[global_allocator]
static ALLOCATOR: None = None;
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! { loop {} }
#[no_mangle]
pub extern "C" fn seed() -> usize { alloc::vec![0u8; 1].len() }
SEED
    (cd "$scratch" && CARGO_TARGET_DIR="$scratch/target" RUSTFLAGS="-C embed-bitcode=yes" RUSTC_BOOTSTRAP=1 \
        rustup run distro cargo build --quiet --release --target "$wasm_target" -Z build-std=core,alloc)
    as_root mkdir -p "$library"
    as_root cp "$scratch/target/$wasm_target"/release/deps/lib{core,alloc,compiler_builtins}-*.rlib "$library/"
}

packages protobuf-compiler clang libclang-dev cmake pkg-config libssl-dev git curl
command -v rustup >/dev/null || { echo "setup: install Rust 1.95 or newer from https://rustup.rs" >&2; exit 1; }
if ! rustup target list --installed | grep -qx "$wasm_target"; then
    if ! rustup target add "$wasm_target"; then
        echo "setup: rustup has no $wasm_target here; using the distribution's toolchain"
        wasm_by_distribution
    fi
fi
rustup component list --installed | grep -q clippy || rustup component add clippy rustfmt

# What a folder's package-lock.json names, unless it is there.
npm_packages() {
    command -v npm >/dev/null || packages nodejs npm
    (cd "$root/$1" && [ -e node_modules/.package-lock.json ] && [ ! package-lock.json -nt node_modules/.package-lock.json ]) ||
        (cd "$root/$1" && npm ci --silent)
}

case "${1:-}" in
    # The client that is not ours: @polkadot/api.
    --tests) npm_packages tests/foreign ;;
    # What starts and stops the processes of a network.
    --network)
        packages procps
        npm_packages zombienet
        ;;
esac
