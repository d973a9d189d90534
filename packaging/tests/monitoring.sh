#!/bin/bash
# What packaging/monitoring and the guide say of the metrics is true: promtool judges the rules, and a
# real Prometheus reads a real Tasklight with the configuration as it stands here, but faster.
set -euo pipefail
. "$(dirname "$0")/support.sh"
. "$(dirname "$0")/loopback.sh"

monitoring=$root/packaging/monitoring
guide=$root/docs/operations.md
port=$(free_port) prometheus_port=$(free_port)
printf 'a token for the test\n' > "$work/token"
names() { /usr/bin/python3 "$root/packaging/tests/metric_names.py" "$@"; }

start_tasklight() {
    "$root/build/release/tasklight" serve --listen "127.0.0.1:$port" \
        --database "sqlite:$work/tasklight.db" --metrics-token-file "$work/token" \
        2>>"$work/tasklight.log" &
    served=$!
    at_end "kill $served 2>/dev/null; wait $served"
    within 60 metrics
}
metrics() { curl --silent --fail --max-time 5 "$@" "http://127.0.0.1:$port/metrics" -o "$work/metrics"; }

sound_metrics() { promtool check metrics < "$work/metrics"; }

# The example with other ports and paths; alerts come after a second instead of minutes.
start_prometheus() {
    sed -E 's/for: [0-9]+[mh]/for: 1s/' "$monitoring/alerts.yml" > "$work/tasklight.yml"
    names - rules "$monitoring/grafana-dashboard.json" > "$work/dashboard.yml"
    sed -e "s/127\.0\.0\.1:8080/127.0.0.1:$port/" -e 's/interval: 15s/interval: 1s/' \
        -e "s|/etc/prometheus/rules/tasklight\.yml.*|$work/tasklight.yml\n  - $work/dashboard.yml|" \
        -e 's|# \(authorization:\)|\1|' -e "s|#   \(credentials_file: \).*|  \1$work/token|" \
        "$monitoring/prometheus.yml" > "$work/prometheus.yml"
    prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/tsdb" \
        --web.listen-address="127.0.0.1:$prometheus_port" --log.level=error 2>"$work/prometheus.log" &
    watching=$!
    at_end "kill $watching; wait $watching"
    within 60 query '.status == "success"' up >/dev/null
}
# Whether the JSON of the answer fulfils the filter of jq.
query() {
    curl --silent --fail --get "http://127.0.0.1:$prometheus_port/api/v1/query" \
        --data-urlencode "query=$2" | jq --exit-status "$1"
}
fires() { query '.data.result | length == 1' "ALERTS{alertname=\"$1\",alertstate=\"firing\"}"; }
silent() { query '.data.result == []' 'ALERTS'; }
rules_work() {
    curl --silent --fail "http://127.0.0.1:$prometheus_port/api/v1/rules" |
        jq --exit-status '[.data.groups[].rules[].health] | length > 30 and all(. == "ok")'
}
# Each panel shows something, now that there was a log-in, a page and a change.
panels_show() {
    local wanted
    wanted=$(grep -c '"record"' "$work/dashboard.yml")
    query ".data.result[0].value[1] == \"$wanted\"" \
        'count(count by (__name__) ({__name__=~"panel:.*"}))'
}
each_alert_is() {
    local alert alerts
    alerts=$(grep -oP -- '- alert: \K.*' "$monitoring/alerts.yml") || { echo "there is no alert"; return 1; }
    for alert in $alerts; do
        grep -q "$1$alert$2" "$3" || { echo "$alert is missing in $3"; return 1; }
    done
}

# The Prometheus operator takes the same groups in a manifest of its own.
same_alerts() {
    /usr/bin/python3 -c '
import sys, yaml
ours, operators = (yaml.safe_load(open(name)) for name in sys.argv[1:])
if not ours["groups"] or operators["spec"] != ours:
    sys.exit("the PrometheusRule holds other groups than alerts.yml")' "$monitoring/alerts.yml" "$1"
}
operators_alerts=$root/packaging/kubernetes/components/monitoring/prometheusrule.yaml
changed_alerts() { sed 's/> 0.01/> 0.02/' "$operators_alerts" > "$work/changed.yaml" && same_alerts "$work/changed.yaml"; }

check "promtool accepts the configuration" promtool check config --syntax-only "$monitoring/prometheus.yml"
check "promtool accepts the alerts" promtool check rules "$monitoring/alerts.yml"
check "the Prometheus operator gets the same alerts" same_alerts "$operators_alerts"
check_refused "and not others" changed_alerts
check "each alert fires when it should, and not before" promtool test rules "$monitoring/alerts_test.yml"
check "each alert has such a test" each_alert_is 'alertname: ' '$' "$monitoring/alerts_test.yml"
check "the guide says what to do about each alert" each_alert_is '^| `' '` |' "$guide"

start_tasklight
check "main job" /usr/bin/python3 "$root/packaging/tests/main_job.py" "http://127.0.0.1:$port"
metrics
check "the guide's table and the metrics name the same ones" names "$work/metrics" table "$guide"
check "alerts and dashboard use metrics that there are" names "$work/metrics" known \
    "$monitoring/alerts.yml" "$monitoring/grafana-dashboard.json"
check "promtool finds nothing to say about the metrics" sound_metrics
check_refused "whoever comes through a proxy needs the token" metrics -H 'X-Forwarded-For: 192.0.2.1'
check "and may read with it" metrics -H 'X-Forwarded-For: 192.0.2.1' \
    -H "Authorization: Bearer $(cat "$work/token")"

start_prometheus
check "Prometheus reads Tasklight" within 60 query '.data.result[0].value[1] == "1"' up
check "it is ready" within 60 query '.data.result[0].value[1] == "1"' tasklight_ready
check "a log-in was counted" query '.data.result[0].value[1] | tonumber > 0' \
    'tasklight_log_ins_total{result="accepted"}'
check "Prometheus can work out each alert and each panel of the dashboard" within 60 rules_work
check "each panel has something to show" within 60 panels_show
check "no alert is raised while all is well" silent
kill "$served" && wait "$served"
check "an alert fires when Tasklight stops" within 60 fires TasklightDown
start_tasklight
check "and ends when it returns" within 60 silent
finish
