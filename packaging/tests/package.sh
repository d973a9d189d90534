#!/bin/bash
# The Debian package as a file: made twice with the same bytes, as Debian wants it, holding what it
# should, with manuals and completions that know the whole command line.
cd "$(dirname "$0")" && . ./support.sh && . "$root/packaging/trees.sh"

# Built again from what a release's archive holds: elsewhere, without git and network, under another
# umask, language and time zone.
deb=$(built_package) || exit 1
arch=$(dpkg --print-architecture)
archive=$work/an/unpacked/archive
mkdir -p "$archive" "$work/another/folder/for/scratch"
git -C "$root" archive HEAD | tar -x -C "$archive"
cp -R "$root/external" "$archive/"
build_again() {
    (umask 077 && export TMPDIR="$work/another/folder/for/scratch" LANG=C TZ=Asia/Tokyo &&
        unshare --net "$archive/bin/package" "$work/again")
}
check "an unpacked archive builds the package without a network" build_again
check "the package has the same bytes" cmp "$deb" "$work/again/$(basename "$deb")"
check "so has its debug information" cmp "$(ls "${deb%/*}"/tasklight-dbgsym_*_"$arch".deb)" \
    "$(ls "$work"/again/tasklight-dbgsym_*_"$arch".deb)"

# As Debian wants it
check "lintian finds nothing" lintian --allow-root --fail-on error,warning "$deb"
explained() { awk '/^tasklight: / && !explained { exit 1 } { explained = /^#/ || explained && /^tasklight: / }' "$1"; }
check "each exception has its reason" explained "$root/packaging/debian/tasklight.lintian-overrides"
unpacked=$work/unpacked
dpkg-deb -x "$deb" "$unpacked"
contents() { (cd "$unpacked" && find . -type f -printf '%m %P\n' | sort -k2); }
cat > "$work/expected" <<'FILES'
644 etc/needrestart/conf.d/tasklight.conf
644 etc/tasklight/tasklight.conf
644 lib/systemd/system/tasklight.service
755 usr/bin/tasklight
644 usr/lib/sysusers.d/tasklight.conf
644 usr/share/bash-completion/completions/tasklight
644 usr/share/doc/tasklight/changelog.gz
644 usr/share/doc/tasklight/copyright
644 usr/share/lintian/overrides/tasklight
644 usr/share/man/man1/tasklight.1.gz
644 usr/share/man/man5/tasklight.conf.5.gz
644 usr/share/zsh/vendor-completions/_tasklight
FILES
check "it holds what it should" diff "$work/expected" <(contents)
dpkg-deb -e "$deb" "$work/control"
check "the time zones come with it" grep -q '^Depends:.*tzdata' "$work/control/control"
check "the settings are kept when they were changed" grep -qx /etc/tasklight/tasklight.conf "$work/control/conffiles"
check "nothing names the folder of the build" sh -c "! grep -rq 'tasklight-package' '$unpacked'"
program=$unpacked/usr/bin/tasklight
check "addresses are random and bound at the start" sh -c "readelf -hd '$program' | grep -q 'DYN (Position' &&
    readelf -d '$program' | grep -q BIND_NOW"
identity=$(readelf -n "$program" | sed -n 's/.*Build ID: //p')
check "its debug information can be found" sh -c "dpkg-deb -c '${deb%/*}'/tasklight-dbgsym_*_$arch.deb |
    grep -q '/${identity:0:2}/${identity:2}.debug'"
check "the version stands in CMakeLists.txt" grep -q "VERSION $(dpkg-deb -f "$deb" Version) " "$root/CMakeLists.txt"

libpq=/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)/libpq.so.5
without_libpq() { unshare --mount sh -c "mount --bind /dev/null '$libpq' && exec $*"; }
check "on SQLite it does not miss libpq" without_libpq "$program" migrate --database "sqlite:$work/tasklight.db"
tells_libpq() { without_libpq "$program" doctor --database postgresql://localhost/tasklight 2>&1 | grep 'install the package libpq5'; }
check "on PostgreSQL it tells which package has it" tells_libpq

# Whether needrestart may restart the service with this database.
may_restart() {
    TASKLIGHT_DATABASE=$1 PATH=$unpacked/usr/bin:$PATH perl -e 'our %nrconf;
        eval do { local (@ARGV, $/) = shift; <> }; die $@ if $@;
        exit scalar grep { "tasklight.service" =~ $_ } keys %{$nrconf{override_rc}}' \
        "$unpacked/etc/needrestart/conf.d/tasklight.conf"
}
check "needrestart may restart the service" may_restart "sqlite:$work/tasklight.db"
check_refused "unless its schema is not there" may_restart "sqlite:$work/missing.db"

as_autopkgtest() {
    (cd "$root" && AUTOPKGTEST_TMP=$work PATH=$unpacked/usr/bin:$PATH \
        unshare --net sh -c 'ip link set lo up && packaging/debian/tests/main-job')
}
check "the test for Debian's autopkgtest passes" as_autopkgtest

# Manuals and completions
manuals=("$unpacked"/usr/share/man/man1/tasklight.1.gz "$unpacked"/usr/share/man/man5/tasklight.conf.5.gz)
gunzip -k "${manuals[@]}"
manuals=("${manuals[@]%.gz}")
facts() { python3 "$root/packaging/tests/command_line.py" "$@"; }
facts help "$program" > "$work/facts"
silent() { [ -z "$("$@" 2>&1)" ]; }
check "mandoc has nothing to say about the manuals" mandoc -T lint -W warning "${manuals[@]}"
check "nor has man" silent sh -c "MANWIDTH=80 man --warnings -l '${manuals[0]}' '${manuals[1]}' 2>&1 >/dev/null"
check "they describe all of the command line and nothing else" diff "$work/facts" <(facts man "${manuals[@]}")
check "the file of settings names each setting" diff <(grep ^setting "$work/facts") \
    <(facts conf "$unpacked/etc/tasklight/tasklight.conf")

in_bash() { ./complete.bash "$unpacked/usr/share/bash-completion/completions/tasklight" "$1"; }
in_zsh() { ./complete.zsh "$unpacked/usr/share/zsh/vendor-completions" "$1"; }
same_words() { [ "$(echo $1)" = "$2" ] || { echo "$1"; return 1; }; }
# flags SHELL COMMAND: their names, as settings are written.
flags() { $1 "tasklight $2 --" | sed '/^--\(config\|help\)$/d; s/^--//; s/-/_/g' | sort -u; }
# Settings are what serve takes; any other flag is the command's own.
offered() {
    local command settings
    settings=$(flags $1 serve)
    sed 's/^/setting /' <<< "$settings"
    for command in $($1 'tasklight '); do
        echo "command $command"
        [ "$command" = help ] || $1 "tasklight $command " | sed "/^-/d; s/^/verb $command /"
        comm -23 <(flags $1 "$command") <(echo "$settings") | sed "s/^/flag $command /"
    done
}
for shell in bash zsh; do
    check "$shell completes the whole command line and nothing else" diff "$work/facts" <(offered in_$shell | sort)
    check "$shell knows the values of a setting" same_words "$(in_$shell 'tasklight serve --log-level=')" \
        'debug error info warning'
    check "$shell completes names of files" same_words "$(in_$shell 'tasklight serve --config /etc/host.co')" \
        "$([ $shell = bash ] && echo /etc/host.conf || echo host.conf)"
done

printf '\nThe package has %d KB, installed %d KB.\n' $(($(stat -c %s "$deb") / 1000)) "$(dpkg-deb -f "$deb" Installed-Size)"
finish
