#!/bin/sh
# Installs what the project's own files name: setup.sh. Does nothing when node_modules fits package-lock.json.
set -eu
cd "$(dirname -- "$0")/.."
if [ "${1:-}" = --help ]; then
  echo "setup.sh: runs \`npm ci\` when node_modules does not fit package-lock.json; installs npm first where it can"
  echo "  --installed   note that node_modules fits: for whoever has just run \`npm install\`"
  exit 0
fi

stamp=node_modules/.souk-stamp
wanted=$(cksum <package-lock.json)
if [ "${1:-}" = --installed ]; then
  echo "$wanted" >"$stamp"
  exit 0
fi
fits() { [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; }
fits && exit 0

say() { echo "setup: $*" >&2; }

# One setup at a time: the folder is the lock, and a holder that is gone does not count. Neither does one that has not
# written its number for five seconds: it was killed in between.
lock=.cache/setup.lock
mkdir -p .cache
nameless=0
while ! mkdir "$lock" 2>/dev/null; do
  holder=$(cat "$lock/pid" 2>/dev/null || true)
  if [ -n "$holder" ]; then nameless=0; else nameless=$((nameless + 1)); fi
  if [ "$nameless" -ge 25 ] || { [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; }; then
    rm -rf "$lock"
    nameless=0
  else
    sleep 0.2
  fi
done
echo $$ >"$lock/pid"
trap 'rm -rf "$lock"' EXIT
trap 'exit 130' INT TERM
fits && exit 0

if ! command -v npm >/dev/null 2>&1; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "installing npm (Debian packages nodejs and npm)"
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends nodejs npm; } >&2
  else
    say "npm is missing. Install Node 24 or newer (it brings npm), then try again."
    exit 1
  fi
fi

say "installing packages (npm ci)"
log=.cache/npm-ci.log
if ! npm ci --no-audit --no-fund >"$log" 2>&1; then
  tail -n 30 "$log" >&2
  say "npm ci failed; the whole of it is in $log"
  exit 1
fi

version=$(node_modules/.bin/node --version 2>/dev/null || echo none)
case $version in
  v2[4-9].* | v[3-9][0-9].*) ;;
  *)
    say "node_modules/.bin/node is '$version', but Node 24 is needed. npm must be allowed to run the install script"
    say "of the package 'node' (allowScripts in package.json; ignore-scripts must be off)."
    exit 1
    ;;
esac
echo "$wanted" >"$stamp"
