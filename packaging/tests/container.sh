#!/bin/bash
# The container image, built as the Containerfile says and started by a real engine: on SQLite, as an
# administrator who is careful would.
. "$(dirname "$0")/support.sh"
. "$(dirname "$0")/containers.sh"
. "$(dirname "$0")/guide.sh"
image=localhost/tasklight:test

prepare_engine
check "the image is built from the Containerfile" tasklight_image
config() { buildah inspect --type image $image | jq -e ".Docker.config | $1"; }
files=$work/files
container=$(buildah from --pull-never $image)
at_end "buildah rm $container >$work/removed"
ln -s "$(buildah mount "$container")" "$files"

check "its version is that of CMakeLists.txt" \
    config ".Labels[\"org.opencontainers.image.version\"] == \"$("$root/bin/version")\""
check "its user is not root and is given by number" config '.User == "10001:10001"'
check "it has one volume" config '.Volumes == {"/var/lib/tasklight": {}}'
check "it names its port and how it is stopped" \
    config '.StopSignal == "SIGTERM" and .ExposedPorts == {"8080/tcp": {}}'
check "the program itself is its health check" \
    config '.Healthcheck.Test == ["CMD", "/usr/bin/tasklight", "health"]'
programs() { find "$files/" -type f -perm /111 -printf '%P\n' | sort; }
only_the_program() { programs; [ "$(programs | grep -v '^lib64/ld-\|^lib/ld-')" = usr/bin/tasklight ]; }
check "the program is all that can be run in it" only_the_program
links() { find "$files/" -type l -printf '%P %l\n'; }
check_refused "no shell or package manager hides behind a link" grep -E 'bin/|busybox|apt|dpkg' <(links)
check_refused "nothing in it takes the rights of another user" \
    grep . <(find "$files/" -type f -perm /6000)
check_refused "nobody but root could change the program or its libraries" \
    grep . <(find "$files/" -path "$files/var/lib/tasklight" -prune -o ! -type l \
        \( ! -user root -o -perm /022 \) ! -path "$files/tmp" -print)
packages_of_sbom() {
    SOURCE_DATE_EPOCH=0 python3 "$root/packaging/release/sbom.py" --image "$root/build/release" |
        jq -r '.components[] | select(.description | test("^(Loaded|Beside)")) | .name' | sort
}
check "its Debian packages are those of its SBOM" diff <(packages_of_sbom) <(ls "$files/var/lib/dpkg/status.d" | sort)
licences() { for name in "$files"/var/lib/dpkg/status.d/*; do [ -s "$files/usr/share/doc/${name##*/}/copyright" ] || return 1; done; }
release_of() { . "$files/usr/lib/os-release" && echo "$ID ${VERSION_ID:-} $VERSION_CODENAME"; }
check "scanners can tell that it is made of Debian 12" test "$(release_of)" = "debian 12 bookworm"
check "by either name" test "$(readlink "$files/etc/os-release")" = ../usr/lib/os-release
check "and which point release" grep -qxE '12\.[0-9]+' "$files/etc/debian_version"
check "each Debian package that it has files from is named, with its licence" licences

start() {
    podman run --detach --name "$1" --read-only --cap-drop all --security-opt no-new-privileges \
        --network none --volume data:/var/lib/tasklight "${@:2}"
}
pid() { podman inspect --format '{{.State.Pid}}' "$1"; }
job() { inside nsenter --target "$(pid "$1")" --net python3 "$root/packaging/tests/main_job.py" http://127.0.0.1:8080 "${@:2}"; }
healthy() { podman healthcheck run "$1"; }
# A command of the image in the running container, and whatever is tried there by hand.
in_container() { podman exec "$@"; }

check "it starts with a read-only root, without capabilities" start first $image
check "its health check finds it well" within 60 healthy first
check "a person and a program do the main job in it" job first
check "a task is kept for the next container" job first --keep keeper
status() { inside grep -E "$2" "/proc/$(pid first)/status" | tr -s '\t ' ' ' | grep -x "$1"; }
check "it runs as its own user" status "Uid: 10001 10001 10001 10001" Uid
check "it has no capability left" status "CapBnd: 0000000000000000" CapBnd
check "it can gain no rights" status "NoNewPrivs: 1" NoNewPrivs
written() { inside touch "/proc/$(pid first)/root$1/probe"; }
check "its volume can be written" written /var/lib/tasklight
for folder in / /usr/bin /etc /var/lib; do
    check_refused "nobody can write to $folder" written "$folder"
done
check_refused "there is no shell" in_container first /bin/sh -c true
check "a command runs in it beside the service" in_container first /usr/bin/tasklight user list
stopped_by_itself() { podman stop --time 20 "$1" && [ "$(podman inspect --format '{{.State.ExitCode}}' "$1")" = 0 ]; }
check "SIGTERM ends it with 0" stopped_by_itself first
check_refused "its health check fails when nobody serves" podman run --rm --read-only --network none \
    --volume data:/var/lib/tasklight $image health

check "a second container starts on the same volume" start second $image
check "and is well" within 60 healthy second
check "the task of the first one is there" job second --find keeper
check "it ends with 0, too" stopped_by_itself second

# The guide's way to back up and restore. The volume has another name here, the container as well.
docker() { podman "$@"; }
follow_guide() {
    guide Container. "$1" | sed "s/\(Mountpoint}}'\) tasklight/\1 data/; s/^\(docker st[a-z]*\) tasklight/\1 third/
        s|/var/backups/|$work/|" | follow "$work" docker podman inside
}
check "a container runs" start third $image
check "and is well" within 60 healthy third
check "its data is backed up while it runs" follow_guide 1
check "nobody else can read it" test "$(stat -c %a "$work/tasklight.db")" = 600
check "more is added" job third --keep late
check "the backup is restored" follow_guide 2
check "it is well again" within 60 healthy third
check "the task from before the backup is there" job third --find keeper
check_refused "what came after it is not" job third --find late
check "the main job is done" job third
check "and it ends with 0" stopped_by_itself third
doctor() { podman run --rm --network none --read-only --volume data:/var/lib/tasklight "$@" doctor; }
knows_time_zones() { doctor $image | grep '^ok .* time zones: 20'; }
check "it knows the time zones" knows_time_zones
mkdir "$work/empty"
check_refused "without their files it would complain" doctor --volume "$work/empty:/usr/share/zoneinfo" $image
check "it tells its version" grep -F "$("$root/bin/version")" <(podman run --rm --network none $image version)

back_to_nothing() { podman rm --all --force && podman volume rm data; }
check "containers and data are removed without a trace" back_to_nothing

bytes() { podman image inspect --format '{{.Size}}' $image; }
printf '        image: %s bytes unpacked, %s bytes packed by gzip\n' "$(bytes)" \
    "$(tar -c -C "$files/" . | gzip -9 | wc -c)"
check "it is smaller than 30 MB" test "$(bytes)" -lt 30000000
finish
