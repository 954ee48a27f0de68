#!/bin/sh
# Runs the stand-in: standin.sh [--port N] [--data DIR]. STANDIN_CACHE names another build folder.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
home=$("$here/build.sh" ${STANDIN_CACHE:+"$STANDIN_CACHE"})
exec java -Xmx512m -XX:+UseG1GC -cp "$home/classes:$home/lib/*" Launcher "$@"
