#!/bin/sh
# Runs the stand-in: standin.sh [--port N] [--data DIR]. STANDIN_CACHE names another build folder, STANDIN_JAVA_OPTIONS more for Java.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
home=$("$here/build.sh" ${STANDIN_CACHE:+"$STANDIN_CACHE"})
# shellcheck disable=SC2086 # options are words
exec java -Xmx512m -XX:+UseG1GC ${STANDIN_JAVA_OPTIONS:-} -cp "$home/classes:$home/lib/*" Launcher "$@"
