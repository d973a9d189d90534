# Read by the tests that run containers, after support.sh. A real engine (podman with runc) runs them
# in namespaces and a store of its own, so that nothing of the machine's is touched: no image store,
# no network interface, no packet filter. When the test ends, whatever runs in there ends with it.

set -o pipefail
. "$root/packaging/trees.sh"
store=$root/build/containers
export CONTAINERS_STORAGE_CONF=$store/storage.conf CONTAINERS_CONF=$work/containers.conf
export BUILDAH_ISOLATION=chroot

# storage_settings FOLDER IMAGES: containers and images live in the FOLDER; more images in IMAGES.
storage_settings() {
    printf '[storage]\ndriver = "overlay"\ngraphroot = "%s"\nrunroot = "%s"\n' "$1" "$work/run${1//\//-}"
    printf '[storage.options]\nadditionalimagestores = [%s]\n' "${2:+\"$2\"}"
}

prepare_engine() {
    mkdir -p "$store"
    # Images are built into a store that stays; containers come and go in one of this test.
    storage_settings "$store/images" "" > "$store/storage.conf"
    storage_settings "$work/containers" "$store/images" > "$work/storage.conf"
    # The limits are those that any machine allows; without systemd nobody else minds the cgroups.
    cat > "$work/containers.conf" <<EOF
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
tmp_dir = "$work/libpod"
[network]
network_backend = "netavark"
network_config_dir = "$work/networks"
EOF
    unshare --net --mount --pid --fork --kill-child --mount-proc sh -c '
        mount -t tmpfs tmpfs /run && ip link set lo up && echo 1 > /proc/sys/net/ipv4/ip_forward &&
        exec sleep infinity' &
    local starter=$!
    at_end "{ kill -KILL $starter; wait $starter; } 2>/dev/null"  # it does not heed SIGTERM
    at_end podman rm --all --force --time 0 ">$work/removed 2>&1"
    within 60 pgrep --parent $starter sleep >"$work/engine_room"
    engine_room=$(cat "$work/engine_room")
}
# Runs a command where the containers, their processes and their addresses can be seen.
inside() {
    CONTAINERS_STORAGE_CONF=$work/storage.conf \
        nsenter --target "$engine_room" --net --mount --pid --wdns="$PWD" "$@"
}
# The engine would like to give the health checks to systemd's timers, which are not there.
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
# the Containerfile uses; a compiler cache is put into it, so that not all is compiled once more. The
# cache keeps results apart by language, which is this machine's.
tasklight_image() {
    local content read=(. ':!docs' ':!tests' ':!packaging/tests')
    content=$(cd "$root" && { git ls-files --stage -- "${read[@]}" && git diff -- "${read[@]}"; } | sha256sum) || return
    ! is_made_of localhost/tasklight:test "$content" || return 0
    image_of_folder docker.io/library/debian:bookworm-slim \
        "$(tree container --include=ca-certificates,ccache)" \
        --cmd bash --env CCACHE_DIR=/var/cache/ccache ${LANG:+--env LANG="$LANG"}
    "$root/bin/image" localhost/tasklight:test --pull-never --label made-of="$content" \
        --volume "$(ccache --get-config cache_dir):/var/cache/ccache"
}
