# Read by tests of the service in a machine (machine.sh): what they ask and do.
. "$root/packaging/trees.sh"

# repacked DEB VERSION [PROGRAM]  The same package under another version, with another program.
repacked() {
    local folder=$work/repacked deb=$work/packages/tasklight_$2.deb
    mkdir -p "$work/packages"
    dpkg-deb -R "$1" "$folder"
    sed -i "s/^Version: .*/Version: $2/" "$folder/DEBIAN/control"
    [ $# = 2 ] || install "$3" "$folder/usr/bin/tasklight"
    dpkg-deb --root-owner-group -b "$folder" "$deb" >/dev/null
    rm -rf "$folder"
    printf '%s\n' "$deb"
}

bring() { install -m 644 -t "$(machine_files)/var/tmp" "$@"; }
apt_install() {
    machine apt-get install -q -y --no-install-recommends "${@/#*\///var/tmp/}" >"$work/apt.log" 2>&1 ||
        { cat "$work/apt.log"; return 1; }
}
same() { [ "$1" = "$2" ] || { echo "\"$1\" is not \"$2\""; return 1; }; }
property() { machine systemctl show --property "$1" --value tasklight; }
modes() { same "$(machine stat -c '%a %U:%G' "$2")" "$1"; }
logged() { machine journalctl --quiet --unit tasklight --grep "$1" >/dev/null; }
main_job() { from_outside python3 "$root/packaging/tests/main_job.py" http://127.0.0.1:8080 "$@"; }
serves() { from_outside curl -fs -o /dev/null --max-time 2 http://127.0.0.1:8080/readyz; }
replaced() { [ "$(property MainPID)" != "$1" ] && [ "$(property MainPID)" != 0 ]; }

# The service's process as this machine sees it: /proc/NUMBER.
process() {
    local number space
    space=$(readlink "/proc/$machine_init/ns/pid")
    for number in $(pgrep -x tasklight); do
        [ "$(readlink "/proc/$number/ns/pid")" = "$space" ] && printf '/proc/%s\n' "$number" && return
    done
    return 1
}

# Runs a command as the service's user among the service's mounts.
in_sandbox() {
    machine nsenter --target "$(property MainPID)" --mount --user --preserve-credentials -- \
        setpriv --reuid tasklight --regid tasklight --keep-groups "$@"
}

drop_in() {
    local folder
    folder=$(machine_files)/etc/systemd/system/tasklight.service.d
    mkdir -p "$folder"
    printf '[Service]\n%s\n' "$1" > "$folder/test.conf"
    [ -n "$1" ] || rm -r "$folder"
    machine systemctl daemon-reload
}

# Clients that go on until load_end, which tells whether each of their requests was answered rightly.
load_begin() {
    rm -rf "$work/load"
    from_outside python3 "$root/packaging/tests/load.py" http://127.0.0.1:8080 "$work/load" \
        >"$work/load.log" 2>&1 &
    load=$!
    within 240 load_has 200
}
load_has() { [ "$(cat "$work/load/answered" 2>/dev/null || echo 0)" -ge "$1" ]; }
load_end() {
    touch "$work/load/stop"
    wait "$load"
    local status=$?
    load=
    cat "$work/load.log"
    return $status
}
load=
at_end '[ -z "$load" ] || load_end'

# Files named for it that a purge forgot; dpkg and apt remember what they did, and the user stays.
left_behind() {
    machine true || echo "the machine itself"
    machine find / -xdev -iname '*tasklight*' -not -path '/var/tmp/*' -not -path '/proc/*' \
        -not -path '/var/cache/apt/*' -print
    machine systemctl list-unit-files --no-legend 'tasklight*'
}
