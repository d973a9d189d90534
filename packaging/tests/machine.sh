# Read by tests that need a whole machine: a Debian in which systemd runs as process 1, in namespaces
# of its own without a network, over a tree of trees.sh that stays as it is. One machine at a time.
#   machine_boot TREE    boots it, with an empty disk over the tree
#   machine COMMAND…     runs a command in it;  from_outside COMMAND…  only on its network
#   machine_files        the folder under which its files are, from outside
#   machine_stop         switches it off; what it wrote stays for `machine_boot` without a TREE

machine_init= machine_cgroup=tasklight-machine-$$

machine_boot() {
    [ $# = 0 ] || { machine_stop; rm -rf "$work/disk"; machine_tree=$1; }
    mkdir -p "$work/disk/written" "$work/disk/overlay" "$work/disk/root"
    # In namespaces that die with this script, so that nothing has to be unmounted, whatever happens.
    setpriv --pdeathsig KILL unshare --mount --propagation private bash -c "$machine_first" - \
        "$work/disk" "$machine_tree" "$machine_cgroup" >"$work/console.log" 2>&1 </dev/null &
    machine_outer=$!
    within 60 machine_find_init && within 60 machine_is_up || { tail -n 30 "$work/console.log"; return 1; }
}

machine_first='
set -e
disk=$1 tree=$2 cgroup=$3 root=$1/root
mount -t overlay -o "lowerdir=$tree,upperdir=$disk/written,workdir=$disk/overlay" overlay "$root"
mount -t cgroup2 cgroup2 "$root/mnt"
mkdir -p "$root/mnt/$cgroup"
echo $$ > "$root/mnt/$cgroup/cgroup.procs"
umount "$root/mnt"
exec unshare --pid --uts --ipc --net --cgroup --fork --kill-child=KILL --propagation unchanged bash -ec "
root=$root
mount -t proc -o nosuid,nodev,noexec proc \$root/proc
mount --bind \$root/proc/sys \$root/proc/sys
mount -o remount,bind,ro \$root/proc/sys
mount -t sysfs -o ro,nosuid,nodev,noexec sysfs \$root/sys
mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 \$root/sys/fs/cgroup
mount -t tmpfs -o mode=755 tmpfs \$root/run
mount -t tmpfs -o mode=1777 tmpfs \$root/tmp
mount -t tmpfs -o mode=755 tmpfs \$root/dev
for device in null zero full random urandom tty; do
    touch \$root/dev/\$device
    mount --bind /dev/\$device \$root/dev/\$device
done
mkdir \$root/dev/pts \$root/dev/shm
mount -t devpts -o newinstance,ptmxmode=0666 devpts \$root/dev/pts
ln -s pts/ptmx \$root/dev/ptmx
mount -t tmpfs tmpfs \$root/dev/shm
ip link set lo up
cd \$root
pivot_root . mnt
umount -l /mnt
# As systemd expects it in a container: it hands credentials over by mounting.
mount --make-rshared /
exec env -i container=tasklight PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    /lib/systemd/systemd --system --show-status=no"
'

machine_find_init() {
    machine_init=$(pgrep -P "$machine_outer" -x systemd) &&
        machine_space=$(readlink "/proc/$machine_init/ns/pid")
}
# Its number may belong to another process by now, and what follows must never reach this machine.
machine_is_there() {
    [ -n "$machine_init" ] && [ "$(readlink "/proc/$machine_init/ns/pid")" = "$machine_space" ] &&
        [ "$machine_space" != "$(readlink /proc/self/ns/pid)" ]
}
machine_is_up() { [ "$(machine systemctl is-system-running 2>/dev/null)" = running ]; }

machine() {
    machine_is_there || return 1
    nsenter --target "$machine_init" --mount --pid --uts --ipc --net --cgroup -- env -i HOME=/root \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}
from_outside() { machine_is_there && nsenter --target "$machine_init" --net -- "$@"; }
machine_files() { machine_is_there && printf '%s\n' "/proc/$machine_init/root"; }

machine_stop() {
    [ -n "$machine_init" ] || return 0
    machine systemctl poweroff --no-block >/dev/null 2>&1 || true
    within 60 machine_is_off || ! machine_is_there || kill -KILL "$machine_init" 2>/dev/null || true
    wait "$machine_outer" 2>/dev/null || true
    machine_init=
    unshare --mount --propagation private bash -c '
        mount -t cgroup2 cgroup2 /mnt
        find "/mnt/$1" -depth -type d -exec rmdir {} +' - "$machine_cgroup" 2>/dev/null || true
}
machine_is_off() { ! kill -0 "$machine_init" 2>/dev/null; }

at_end machine_stop
