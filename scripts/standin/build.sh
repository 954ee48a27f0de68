#!/bin/sh
# Builds the stand-in once: build.sh [CACHE]. Prints the built folder (lib/ and classes/), CACHE/<key of the sources>.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
cache=${1:-$(dirname "$(dirname "$here")")/.cache/standin}
key=$(cat "$here/pom.xml" "$here/build.sh" "$here"/src/*.java | sha256sum | cut -c1-16)
if [ -d "$cache/$key" ]; then
  echo "$cache/$key"
  exit 0
fi

need() { # command, Debian package
  command -v "$1" >/dev/null 2>&1 && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "standin: installing $2" >&2
    apt="apt-get -qq -o APT::Install-Recommends=false"
    { $apt update && DEBIAN_FRONTEND=noninteractive $apt install -y "$2"; } >&2 || true
  fi
  command -v "$1" >/dev/null 2>&1 && return 0
  echo "standin: '$1' is missing; install the Debian package $2" >&2
  exit 1
}
need javac openjdk-17-jdk-headless
need mvn maven

mkdir -p "$cache"
work=$(mktemp -d "$cache/.build-XXXXXX")
trap 'rm -rf "$work"' EXIT
mvn -q -B -Dstyle.color=never -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/lib" >&2
mkdir "$work/classes"
javac -nowarn -Xlint:none -proc:none --release 17 -cp "$work/lib/*" -d "$work/classes" "$here"/src/*.java >&2
# Two builds may race: the first rename wins, the other one is thrown away.
mv -T "$work" "$cache/$key" 2>/dev/null || [ -d "$cache/$key/classes" ]
find "$cache" -mindepth 1 -maxdepth 1 -type d ! -name "$key" -mtime +1 -exec rm -rf {} +
echo "$cache/$key"
