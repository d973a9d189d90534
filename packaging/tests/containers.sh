# Read by the tests that run containers, after support.sh. A real engine (podman with runc) runs them,
# with its images and state under build/containers and in namespaces of its own, so that nothing of
# the machine's is touched: no image store, no network interface, no packet filter.

. "$root/packaging/trees.sh"
store=$root/build/containers
export CONTAINERS_STORAGE_CONF=$store/storage.conf CONTAINERS_CONF=$store/containers.conf
export BUILDAH_ISOLATION=chroot

prepare_engine() {
    mkdir -p "$store"
    cat > "$store/storage.conf" <<EOF
[storage]
driver = "overlay"
graphroot = "$store/images"
runroot = "$work/run"
EOF
    # The limits are those that any machine allows; without systemd nobody else minds the cgroups.
    cat > "$store/containers.conf" <<EOF
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
tmp_dir = "$work/libpod"
volume_path = "$work/volumes"
static_dir = "$work/static"
[network]
network_backend = "netavark"
network_config_dir = "$work/networks"
EOF
    unshare --net --mount sh -c 'mount -t tmpfs tmpfs /run && ip link set lo up &&
        sysctl -q net.ipv4.ip_forward=1 && exec sleep infinity' &
    engine_room=$!
    at_end "kill $engine_room"
    at_end podman rm --all --force --time 0 ">$work/removed 2>&1"
    within 10 inside ip link show up dev lo >"$work/lo" 2>&1
}
# Runs a command where the containers' addresses can be reached.
inside() { nsenter --target "$engine_room" --net --mount "$@"; }
podman() { inside podman "$@" 2> >(grep -v -e systemd -e syslog >&2); }

# The label tells from what an image was made, so that it is made again only when that changed.
is_made_of() {
    [ "$(buildah inspect --type image --format '{{index .Docker.Config.Labels "made-of"}}' "$1" 2>/dev/null)" = "$2" ]
}

# image_of_folder NAME FOLDER OPTION…  An image of that name from an unpacked Debian.
image_of_folder() {
    local name=$1 folder=$2 container
    shift 2
    ! is_made_of "$name" "$folder" || return 0
    container=$(buildah from scratch)
    buildah add --quiet "$container" "$folder" / >/dev/null
    buildah config --label made-of="$folder" "$@" "$container"
    buildah commit --quiet --rm "$container" "$name"
}

# The image of this very tree, made unless it is there. The base image is made under the name that
# the Containerfile uses; a compiler cache is put into it, so that not all is compiled once more.
tasklight_image() {
    local content
    content=$({ git -C "$root" rev-parse HEAD && git -C "$root" diff HEAD; } | sha256sum)
    ! is_made_of localhost/tasklight:test "$content" || return 0
    image_of_folder docker.io/library/debian:bookworm-slim \
        "$(tree container --include=ca-certificates,ccache)" --cmd bash
    "$root/bin/image" localhost/tasklight:test --pull-never --label made-of="$content" \
        --volume "$(ccache --get-config cache_dir):/root/.cache/ccache"
}
