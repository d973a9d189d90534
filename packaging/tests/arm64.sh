#!/bin/bash
# The package for arm64, cross-built; its program runs here under emulation, with arm64 libraries.
cd "$(dirname "$0")" && . ./support.sh && . ./loopback.sh && . "$root/packaging/trees.sh"

check "the package for arm64 is built" "$root/bin/package" --arch arm64 "$work/packages"
deb=$(ls "$work"/packages/tasklight_*_arm64.deb) || exit 1
check "lintian finds nothing" lintian --allow-root --fail-on error,warning "$deb"
check "it is a package for arm64" test "$(dpkg-deb -f "$deb" Architecture)" = arm64
dpkg-deb -x "$deb" "$work/unpacked"
program=$work/unpacked/usr/bin/tasklight
check "its program too" sh -c "readelf -h '$program' | grep -q 'Machine:.*AArch64'"
files() { dpkg-deb -c "$1" | awk '{ print $1, $2, $6 }'; }
native=$(built_package) && check "it holds the same files as the one for this machine" \
    diff <(files "$deb") <(files "$native")

# Nothing of it is configured, as that would run programs for arm64; the libraries alone are wanted.
needed=$(dpkg-deb -f "$deb" Depends | sed 's/([^)]*)//g; s/[a-z-]* |[^,]*,//; s/ //g')
tree=$(tree run-arm64 --architectures=arm64 --variant=extract --skip=check/qemu --include="$needed") || exit 1
arm64() { qemu-aarch64-static -L "$tree" "$program" "$@"; }
check "it tells its version" sh -c "[ '$(arm64 version)' = 'tasklight $(dpkg-deb -f "$deb" Version)' ]"

no_server() { arm64 doctor --database postgresql://127.0.0.1:1/x 2>&1 | grep 'cannot be reached'; }
check "it finds the library for PostgreSQL" no_server

port=$(free_port) database=sqlite:$work/tasklight.db
check "it makes a database" arm64 migrate --database "$database"
qemu-aarch64-static -L "$tree" "$program" serve --database "$database" --listen "127.0.0.1:$port" \
    >"$work/serve.log" 2>&1 &
server=$!
at_end "kill $server 2>/dev/null; wait $server"
check "it serves" within 60 curl -fs -o /dev/null "http://127.0.0.1:$port/readyz"
check "a person and a program do the main job" python3 main_job.py "http://127.0.0.1:$port"
check "it asks itself for its health" arm64 health --listen "127.0.0.1:$port"
kill -TERM "$server"
check "it stops when it is told to" wait "$server"

finish
