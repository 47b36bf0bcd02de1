#!/usr/bin/env bash
# Starts a relay chain and the parachain on this machine, a process for each node (zombienet/local.toml), and keeps them
# running until interrupted. With `--prepare` it only builds what this takes; with `--prepared` that has been done;
# `--is-built` tells by its status whether the relay chain's runtime is there already.
# NETWORK_PORT is the first of seven ports, 9944 by default; NETWORK_DIR is for data and logs, .network by default.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
bin="$CARGO_TARGET_DIR/release"
cache="$CARGO_TARGET_DIR/network"
export NETWORK_PORT="${NETWORK_PORT:-9944}" ADLIYA_NODE="$bin/adliya-node" POLKADOT="$bin/polkadot"

fail() { echo "network: $1" >&2; exit 1; }
quiet() { "$@" >"$cache/last.log" 2>&1 || { cat "$cache/last.log" >&2; fail "$1 failed"; }; }
digest() { cat "$@" | sha256sum | cut -c1-16; }
rococo=("$root"/zombienet/rococo/{Cargo.toml,Cargo.lock,src/lib.rs})
runtime="$cache/rococo-$(digest "${rococo[@]}").wasm"

# The relay chain's runtime, as wasm alone.
build_runtime() {
    [ -e "$runtime" ] && return
    echo "network: building the relay chain's runtime (once, some minutes)"
    mkdir -p "$cache"
    build_wasm "$root/zombienet/rococo" "$CARGO_TARGET_DIR/rococo" --locked
    rm -f "$cache"/rococo-*.wasm
    cp "$CARGO_TARGET_DIR/rococo/$wasm_target/release/adliya_rococo.wasm" "$runtime.part"
    mv "$runtime.part" "$runtime"
}

# Both chains' specifications. They depend on the runtimes alone, and take half a minute to make.
make_specifications() {
    local specs made
    specs="$cache/specs-$(digest "$runtime" "$ADLIYA_NODE" "$root/zombienet/relay/src/bin/relay-spec.rs")"
    export PARACHAIN_SPEC="$specs/parachain.json" RELAY_SPEC="$specs/relay.json"
    [ -e "$specs" ] && return
    rm -rf "$cache"/{specs,making}-*
    made=$(mktemp -d "$cache/making-XXXXXX")
    quiet "$ADLIYA_NODE" export-chain-spec --chain local --raw --output "$made/parachain.json"
    quiet "$ADLIYA_NODE" export-genesis-head --chain "$made/parachain.json" "$made/head"
    quiet "$ADLIYA_NODE" export-genesis-wasm --chain "$made/parachain.json" "$made/wasm"
    "$bin/relay-spec" "$runtime" local_testnet 2000 "$made/head" "$made/wasm" >"$made/relay.json"
    mv -T "$made" "$specs"
}

if [ "${1:-}" = --is-built ]; then [ -e "$runtime" ] && exit 0 || exit 1; fi
if [ "${1:-}" != --prepared ]; then
    "$root/scripts/setup.sh" --network
    "$root/scripts/build.sh"
    build_runtime
fi
[ -e "$runtime" ] || fail "the relay chain's runtime is not built: run scripts/network.sh --prepare"
make_specifications
[ "${1:-}" = --prepare ] && exit 0
# An official node of the same release, if there is one, rather than ours.
release() { "$1" --version | cut -d- -f1; }
if official=$(command -v polkadot) && [ "$(release "$official")" = "$(release "$POLKADOT")" ]; then POLKADOT="$official"; fi

dir=$(realpath -m "${NETWORK_DIR:-$root/.network}")
[[ "$dir$CARGO_TARGET_DIR" =~ [[:space:]] ]] && fail "zombienet takes no blanks in paths: $dir, $CARGO_TARGET_DIR"
for port in $(seq "$NETWORK_PORT" $((NETWORK_PORT + 6))); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && fail "port $port is taken: choose others with NETWORK_PORT"
done
[ ! -e "$dir" ] || [ -e "$dir/zombienet.log" ] || fail "$dir is no folder of an earlier network: choose another NETWORK_DIR"
rm -rf "$dir"
mkdir -p "$dir"

# All processes are of one group, whose leader ends with this script even if that is killed.
SECONDS=0
set -m
setpriv --pdeathsig TERM node "$root/zombienet/node_modules/@zombienet/cli/dist/cli.js" --provider native --dir "$dir" \
    --force --logType text spawn "$root/zombienet/local.toml" >"$dir/zombienet.log" 2>&1 </dev/null &
group=$!
set +m
# What the nodes' processes are called; the pattern may not be longer.
nodes='adliya|polkadot'
stop() {
    trap '' INT TERM HUP
    pkill -TERM -g "$group" "$nodes" || true
    for _ in {1..40}; do
        pgrep -g "$group" "$nodes" >/dev/null || break
        sleep 0.2
    done
    kill -KILL -- "-$group" 2>/dev/null || true
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# The number of the last finalised block that the office's node knows.
finalised() {
    curl --silent --max-time 5 -H 'Content-Type: application/json' "http://127.0.0.1:$NETWORK_PORT" \
        -d '{"jsonrpc":"2.0","id":1,"method":"civil_record","params":[0]}' | sed -n 's/.*"number":\([0-9]*\).*/\1/p'
}
until number=$(finalised) && [ "${number:-0}" -gt 0 ]; do
    kill -0 "$group" 2>/dev/null || fail "zombienet stopped: see $dir/zombienet.log"
    [ "$SECONDS" -lt 180 ] || fail "no block of the parachain is final after 3 minutes: see the logs in $dir"
    sleep 0.5
done

cat <<TEXT
The network runs; the parachain's block $number was final after $SECONDS s.
  office, a full node    ws://127.0.0.1:$NETWORK_PORT  https://polkadot.js.org/apps/?rpc=ws://127.0.0.1:$NETWORK_PORT
  samarkand, a collator  ws://127.0.0.1:$((NETWORK_PORT + 1))
  andijan, a collator    ws://127.0.0.1:$((NETWORK_PORT + 2))
  alice, a validator     ws://127.0.0.1:$((NETWORK_PORT + 3))  of the relay chain
  bob, a validator       ws://127.0.0.1:$((NETWORK_PORT + 4))  of the relay chain
Logs: $dir/*.log    Press Ctrl-C to stop.
TEXT
wait "$group" || fail "zombienet stopped: see $dir/zombienet.log"
