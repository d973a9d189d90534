#!/bin/bash
# The guide's ways to back up and restore, on SQLite and on PostgreSQL, while the program serves and
# is written to: what was acknowledged before the backup is there after the restore.
set -euo pipefail
[ "${PG_CLUSTER_CONF_ROOT:-}" ] || exec pg_virtualenv -t "$0" "$@"
. "$(dirname "$0")/support.sh"
. "$(dirname "$0")/loopback.sh"
. "$(dirname "$0")/guide.sh"

export TASKLIGHT_PASSWORD_MEMORY=8 TASKLIGHT_PASSWORD_OPERATIONS=1
port=$(free_port)
url=http://127.0.0.1:$port
settings=()
main_job() { /usr/bin/python3 "$root/packaging/tests/main_job.py" "$url" "$@"; }
ready() { curl --silent --fail --output /dev/null "$url/readyz"; }
start() {
    "$root/build/release/tasklight" serve "${settings[@]}" --listen "127.0.0.1:$port" 2>>"$work/log" &
    served=$!
    at_end "kill $served 2>/dev/null; wait $served"
    within 60 ready
}
stop() { kill "$served" && wait "$served"; }

# Others write while the backup is made.
start_writing() {
    while main_job; do :; done >/dev/null 2>&1 &
    writing=$!
    at_end "kill $writing 2>/dev/null"
}
stop_writing() { kill "$writing" || return 1; wait "$writing" || true; }

# The guide's commands; only the folders and the file's owner are others.
follow_guide() {  # ENGINE NUMBER
    systemctl() { :; }
    tasklight() { set_up_postgresql; }
    guide "$1." "$2" |
        sed "s|/var/lib/tasklight/|$work/|g; s|/var/backups/|$work/backups/|g; s/-o tasklight -g tasklight //" |
        follow "$work/backups" systemctl tasklight set_up_postgresql
}
mkdir "$work/backups"
unreadable() { [ "$(stat -c %a "$work"/backups/"$1")" = 600 ]; }

walk() {  # ENGINE, as the guide writes it, and the name of the BACKUP
    local engine=$1 backup=$2
    start
    check "$engine: a task is added" main_job --keep "before-$engine"
    start_writing
    check "$engine: a backup is made while it serves" follow_guide "$engine" 1
    check "$engine: nobody else can read it" unreadable "$backup"
    check "$engine: others wrote all the while" stop_writing
    check "$engine: more is added" main_job --keep "after-$engine"
    stop
    check "$engine: the backup is restored" follow_guide "$engine" 2
    start
    check "$engine: the task is there again" main_job --find "before-$engine"
    check_refused "$engine: what came after the backup is not" main_job --find "after-$engine"
    check "$engine: and the main job is done" main_job
    check "$engine: doctor has no complaint" "$root/build/release/tasklight" doctor "${settings[@]}"
    stop
}

export TASKLIGHT_DATABASE=sqlite:$work/tasklight.db
walk SQLite tasklight.db

unset TASKLIGHT_DATABASE
check "the database is set up" set_up_postgresql
settings=(--config "$work/tasklight.conf")
character() { psql -d postgres -Atc "SELECT pg_encoding_to_char(encoding), datcollate, datctype
    FROM pg_database WHERE datname = '$1'"; }
check_refused "this server makes databases of another character by itself" \
    test "$(character template1)" = "$(character tasklight)"
before=$(character tasklight)
walk PostgreSQL tasklight.dump
check "PostgreSQL: encoding and order of text are as before" test "$(character tasklight)" = "$before"
finish
