#!/bin/bash
# A rolling update loses nothing: three versions with different schemas on one PostgreSQL, behind
# nginx, while clients add, list and delete tasks. The old version is the program as it is built;
# the others are built from a copy of the source with one more migration each.
#   rolling_update.sh
# STOP_WITH=KILL stops the replicas without their consent, to see that the test notices.
set -euo pipefail
[ "${PG_CLUSTER_CONF_ROOT:-}" ] || exec pg_virtualenv -t "$0" "$@"
. "$(dirname "$0")/support.sh"
. "$(dirname "$0")/loopback.sh"
. "$(dirname "$0")/replicas.sh"
. "$(dirname "$0")/versions.sh"

build_others() { build_new && build_newest; }
migrate() { "$1" migrate --config "$work/tasklight.conf"; }

check "two further versions are built" build_others
check "the database is set up by the old version, with a role that owns and one that serves" \
    set_up_postgresql

start "$old" && first=$started
start "$old" && second=$started
start_proxy
proxy_to "$first" "$second"
start_load

check "old and old serve" load_goes_on
check_refused "the new version does not start before the migration" start "$work/new"
check "and names the command to run" grep -q 'tasklight migrate' "$work/refusal"
check "with exit status 1" [ "$refusal_status" = 1 ]

check "the new version migrates while the old one serves" migrate "$work/new"
check "the old replicas stay ready" both_ready "$first" "$second"
check "the load goes on over the migration" load_goes_on
check "the main job is done on the old version and the new schema" main_job

start "$work/new" && third=$started
proxy_to "$third" "$second"
check "the first old replica leaves with status 0" stop "$first"
check "old and new serve side by side" load_goes_on
check "the main job is done on both" main_job
start "$work/new" && fourth=$started
proxy_to "$third" "$fourth"
check "the second old replica leaves with status 0" stop "$second"
check "new and new serve" load_goes_on

start "$old" && fifth=$started
proxy_to "$fifth" "$fourth"
check "a new replica leaves with status 0" stop "$third"
check "after rolling one back, old and new serve" load_goes_on
start "$work/new" && sixth=$started

check "a replica leaves that the proxy still knows" stop "$fifth"
check "the other one serves on" load_goes_on
proxy_to "$sixth" "$fourth"

check "the newest version migrates, which excludes the oldest" migrate "$work/newest"
check_refused "a version that the schema excludes does not start" start "$old"
check "and says so" grep -q 'newer version' "$work/refusal"
check "with exit status 1 as well" [ "$refusal_status" = 1 ]
check "what runs already stays ready" both_ready "$sixth" "$fourth"
check "and serves on" load_goes_on

check "no request failed, and no task was lost or doubled" end_load
check_refused "nginx saw no replica break off" unanswered
check "the replicas end with status 0" stop_all
sed -n 's/^total/        total/p' "$work/load.log"
finish
