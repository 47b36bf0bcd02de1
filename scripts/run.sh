#!/usr/bin/env bash
# Starts the development chain, replays a day of two registry offices and verifies every receipt; then keeps running
# until interrupted. With `--once` it stops after that. RPC_PORT chooses the port, 9944 by default.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/env.sh"
"$root/scripts/setup.sh"
"$root/scripts/build.sh"
bin="$CARGO_TARGET_DIR/release"
port="${RPC_PORT:-9944}"
work="$root/.run"
rm -rf "$work"
mkdir -p "$work"

"$bin/adliya-node" --dev --base-path "$work/chain" --rpc-port "$port" 2>"$work/node.log" &
node=$!
trap 'kill "$node" 2>/dev/null; wait "$node" 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM
curl --silent --output /dev/null --retry 60 --retry-delay 1 --retry-connrefused --max-time 60 \
    -H 'Content-Type: application/json' -d '{"jsonrpc":"2.0","id":1,"method":"system_health","params":[]}' \
    "http://127.0.0.1:$port" || { echo "run: the node did not start; see $work/node.log" >&2; exit 1; }
kill -0 "$node" || { echo "run: the node stopped; see $work/node.log" >&2; exit 1; }

# The day of the tests, as if it were today. Some of its lines are wrong on purpose: the status is 1, and the table says which.
"$bin/examples/one-day" >"$work/one-day.jsonl"
status=0
"$bin/adliya" register "$work/one-day.jsonl" --url "ws://127.0.0.1:$port" --keys dev \
    --signer "1.14=//Samarkand//Registrar" --signer "1.3=//Andijan//Registrar" \
    --supervisor "1.14=//Samarkand//Supervisor" --supervisor "1.3=//Andijan//Supervisor" \
    --receipts "$work/receipts" || status=$?
[ "$status" -le 1 ] || exit "$status"
"$bin/adliya" verify --quiet "$work/receipts" --url "ws://127.0.0.1:$port"

cat <<TEXT

The chain runs. JSON-RPC: ws://127.0.0.1:$port and http://127.0.0.1:$port
Polkadot.js: https://polkadot.js.org/apps/?rpc=ws://127.0.0.1:$port
Receipts: $work/receipts    Log: $work/node.log
TEXT
[ "${1:-}" = --once ] && exit 0
echo "Press Ctrl-C to stop."
wait "$node"
