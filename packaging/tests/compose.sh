#!/bin/bash
# The compose file, by a real Compose and a real engine: PostgreSQL, the migration and the service come
# up in order with passwords in files, a person adds a task, all of it goes down, comes back, and goes.
. "$(dirname "$0")/support.sh"
. "$(dirname "$0")/containers.sh"
. "$(dirname "$0")/guide.sh"
folder=$root/packaging/container

prepare_engine
check "the image is built" tasklight_image
# Made under the name that the compose file uses, as no registry is asked.
postgresql=$(sed -n 's/^ *image: *\(.*postgres:.*\)/\1/p' "$folder/compose.yaml")
postgresql_image() {
    local content
    content=$(cat "$root"/packaging/tests/postgresql/* | sha256sum)
    is_made_of "$postgresql" "$content" || buildah build --quiet --format docker --pull-never \
        --label made-of="$content" --tag "$postgresql" "$root/packaging/tests/postgresql"
}
check "an image of PostgreSQL is built" postgresql_image
[ "$failed" = 0 ] || finish

# The files as a person has them, with passwords of this run. Debian's Compose is older than the
# word "name", which is given as a flag instead.
mkdir "$work/site"
cp "$folder"/{compose.yaml,roles.sql,make-secrets} "$work/site"
sed -i '/^name:/d' "$work/site/compose.yaml"
check "the passwords are made by one command" "$work/site/make-secrets"
secrets=$work/site/secrets
check "nobody but their owner reaches them" test "$(stat -c %a "$secrets")" = 700
before=$(cat "$secrets"/*)
"$work/site/make-secrets"
check "a second time changes nothing" test "$before" = "$(cat "$secrets"/*)"
check "they differ" test "$(cat "$secrets"/* | grep -oE '.{48}' | sort -u | wc -l)" = 3

inside podman system service --time 0 "unix://$work/engine.sock" 2>"$work/service.log" &
within 60 test -S "$work/engine.sock"
compose() {
    inside env DOCKER_HOST="unix://$work/engine.sock" TASKLIGHT_IMAGE=localhost/tasklight:test \
        docker-compose --project-name tasklight --file "$work/site/compose.yaml" "$@"
}
# Elsewhere systemd's timers ask the health checks, and the engine tidies what has ended.
look_after_containers() {
    while sleep 1; do
        for name in $(podman ps --format '{{.Names}}'); do podman healthcheck run "$name"; done
        for name in $(podman ps --all --filter status=exited --format '{{.Names}}'); do
            podman container cleanup "$name"
        done
    done >"$work/containers.log" 2>&1
}
look_after_containers &
minder=$!
at_end "kill $minder"

check "Compose takes the file as valid" compose config
check_refused "a misspelt word in it would be refused" \
    compose --file <(printf 'services: {database: {read_onyl: true}}') config
check "one command brings all of it up" compose up --detach --no-build
check "the service is well" within 60 inside curl -fsS http://127.0.0.1:8080/readyz
job() { inside python3 "$root/packaging/tests/main_job.py" http://127.0.0.1:8080 "$@"; }
check "a person and a program do the main job" job
check "a task is kept for the time after" job --keep keeper

# A container of the file, which must be there.
named() { podman ps --all --format '{{.Names}}' | grep -E "[-_]$1[-_]1$"; }
facts() { podman inspect "$(named "$1")" | jq -e ".[0] | $2"; }
for part in database migrate tasklight; do
    check "$part has a read-only root and no capability" facts $part \
        '.HostConfig.ReadonlyRootfs and (.EffectiveCaps // [] | length == 0)'
    check "$part can gain no rights" facts $part '.HostConfig.SecurityOpt | any(startswith("no-new-privileges"))'
    check "$part is not root" facts $part '.Config.User | . != "" and . != "root" and . != "0"'
done
for part in migrate tasklight; do
    check "$part has time to end by itself" facts $part '.Config.StopTimeout == 30'
done
check "the migration has ended well" facts migrate '.State.ExitCode == 0 and .State.Running == false'
secret_in() { grep -F -f <(cat "$secrets"/* | grep -oE '.{48}') "$1"; }
{ podman inspect $(podman ps --all --quiet) && podman logs "$(named database)" &&
    podman logs "$(named tasklight)"; } >"$work/told" 2>&1
check "all have settings and logs" grep -q 'Tasklight serves' "$work/told"
check_refused "no password stands in them" secret_in "$work/told"
check "a password would be found" secret_in "$secrets/service_password"
check "only the page's port is open to the machine, and only to itself" \
    test "$(podman ps --format '{{.Ports}}' | xargs)" = "127.0.0.1:8080->8080/tcp"

sql() {  # ROLE STATEMENT, over TCP with the role's password
    local password=$secrets/service_password
    [ "$1" = tasklight ] || password=$secrets/owner_password
    podman exec --env PGPASSWORD="$(cat "$password")" "$(named database)" \
        psql --no-psqlrc -v ON_ERROR_STOP=1 -h 127.0.0.1 -U "$1" -d tasklight -Atc "$2"
}
check "the service's role can read" sql tasklight 'SELECT count(*) FROM tasks'
check_refused "the service's role cannot change the schema" sql tasklight 'CREATE TABLE mine (id INT)'
check_refused "the service's role cannot drop a table" sql tasklight 'DROP TABLE tasks'
check_refused "the service's role is no owner" sql tasklight 'SET ROLE tasklight_owner'
character() {
    sql tasklight "SELECT pg_encoding_to_char(encoding), datcollate, datctype FROM pg_database WHERE datname = '$1'"
}
check "text is in UTF-8 and in the order of its bytes" test "$(character tasklight)" = "UTF8|C|C"
check "the owner can change the schema" sql tasklight_owner 'CREATE TABLE mine (id INT); DROP TABLE mine'
check_refused "a wrong password is refused" podman exec --env PGPASSWORD=wrong "$(named database)" \
    psql -h 127.0.0.1 -U tasklight -d tasklight -c 'SELECT 1'

check "the schema can be brought up to date beside the service" compose run --rm -T migrate

# The guide's way to back up and restore. Debian's Compose is too old for --wait.
docker() {
    local word words=()
    for word in "${@:2}"; do [ "$word" = --wait ] || words+=("$word"); done
    compose "${words[@]}" || return
    [[ " $* " != *" --wait "* ]] || within 60 database_is_well
}
database_is_well() { facts database '.State.Health.Status == "healthy"'; }
follow_guide() {
    guide Compose. "$1" | follow "$work/site" docker compose inside podman named facts database_is_well within
}
check "the database is backed up while all runs" follow_guide 1
check "nobody else can read it" test "$(stat -c %a "$work/site/tasklight.dump")" = 600
check "more is added" job --keep late
check "the backup is restored" follow_guide 2
check "it is well again" within 60 inside curl -fsS http://127.0.0.1:8080/readyz
check "the task from before the backup is there" job --find keeper
check_refused "what came after it is not" job --find late
check "a person and a program do the main job" job
check "the service's role can still read" sql tasklight 'SELECT count(*) FROM tasks'
check_refused "and still not change the schema" sql tasklight 'CREATE TABLE mine (id INT)'
check "text is ordered as before" test "$(character tasklight)" = "UTF8|C|C"

check "all of it goes down" compose down
check "and comes up again" compose up --detach --no-build
check "it is well again" within 60 inside curl -fsS http://127.0.0.1:8080/readyz
check "the task is still there" job --find keeper
check "back to nothing: with --volumes the data goes too" compose down --volumes
check "nothing is left" test -z "$(podman ps --all --quiet; podman volume ls --quiet)"
finish
