#!/bin/bash
# The guide's ways to back up and restore, on SQLite and on PostgreSQL, while the program serves and
# is written to: what was acknowledged before the backup is there after the restore.
set -euo pipefail
[ "${PG_CLUSTER_CONF_ROOT:-}" ] || exec pg_virtualenv -t "$0" "$@"
. "$(dirname "$0")/support.sh"
. "$(dirname "$0")/loopback.sh"

export TASKLIGHT_PASSWORD_MEMORY=8 TASKLIGHT_PASSWORD_OPERATIONS=1
port=$(free_port)
url=http://127.0.0.1:$port
settings=()
tasklight() { "$root/build/release/tasklight" "$@"; }
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

walk() {
    local engine=$1
    start
    check "$engine: a task is added" main_job --keep "before-$engine"
    start_writing
    check "$engine: a backup is made while it serves" "back_up_$engine"
    check "$engine: others wrote all the while" stop_writing
    check "$engine: more is added" main_job --keep "after-$engine"
    stop
    check "$engine: the backup is restored" "restore_$engine"
    start
    check "$engine: the task is there again" main_job --find "before-$engine"
    check_refused "$engine: what came after the backup is not" main_job --find "after-$engine"
    check "$engine: and the main job is done" main_job
    check "$engine: doctor has no complaint" tasklight doctor "${settings[@]}"
    stop
}

back_up_sqlite() { sqlite3 "$work/tasklight.db" ".backup $work/backup.db"; }
restore_sqlite() {
    rm -f "$work/tasklight.db-wal" "$work/tasklight.db-shm"
    install -m 600 "$work/backup.db" "$work/tasklight.db"
}
export TASKLIGHT_DATABASE=sqlite:$work/tasklight.db
walk sqlite

# The commands are those of the guide, where sudo -u postgres stands before some.
back_up_postgresql() { pg_dump --format=custom --file="$work/tasklight.dump" tasklight; }
restore_postgresql() {
    dropdb tasklight && createdb --owner=tasklight_owner tasklight
    pg_restore --exit-on-error --dbname=tasklight "$work/tasklight.dump"
    set_up_postgresql
}
unset TASKLIGHT_DATABASE
check "the database is set up" set_up_postgresql
settings=(--config "$work/tasklight.conf")
walk postgresql
finish
