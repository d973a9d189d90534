#!/bin/bash
# Measures what components/production/deployment.yaml states: the memory and the processor time of one
# pod with all services, on PostgreSQL and over TLS. It takes a minute; no test runs it.
set -u
cd "$(dirname "$0")/.."
[ -n "${PG_CLUSTER_CONF_ROOT:-}" ] || exec pg_virtualenv -t "$PWD/kubernetes/${0##*/}"
. ./support.sh
. ./loopback.sh
. ./kubernetes/cluster.sh

manifests=$work/manifests.yaml
{
    install_packages && copy_tree && make_secrets && use_tls_in_postgresql &&
        render "$work/kubernetes/overlays/production" "$manifests" && new_postgresql "$manifests" &&
        (as_pod "$manifests" "$(show "$manifests" pods | grep ^Job/)" 0 0) &&
        start_pod "$manifests" Deployment/tasklight
} >"$work/start.log" 2>&1 || { cat "$work/start.log"; exit 1; }
sleep 2
echo "idle: $(awk '/^VmRSS/ { print $2 }' "/proc/$pid/status") KiB resident"
for load in "list 8" "page 8" "add 8" "log-in 32" "page 64"; do
    python3 kubernetes/measure.py "$port" "$pid" $load
done
