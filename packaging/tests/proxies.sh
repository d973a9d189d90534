#!/bin/bash
# The snippets of packaging/proxies with the real nginx, Caddy and Apache, over HTTPS with a
# throw-away authority. Only names, ports and paths of the snippets are replaced. Then Tasklight by
# itself, with the guide's command for certbot.
set -euo pipefail
. "$(dirname "$0")/support.sh"
. "$(dirname "$0")/loopback.sh"
. "$(dirname "$0")/guide.sh"

proxies=$root/packaging/proxies
tasklight=$(free_port) https=$(free_port) http=$(free_port)
url=https://localhost:$https
make_authority localhost
ask() { curl --silent --max-time 20 --cacert "$work/ca.pem" "$@"; }

# Without public_url, so that all depends on what the proxy says of the client.
start_tasklight() {
    TASKLIGHT_PASSWORD_MEMORY=8 "$root/build/release/tasklight" serve \
        --listen "127.0.0.1:$tasklight,unix:$work/tasklight.sock" \
        --trusted-proxies 127.0.0.1 --database "sqlite:$work/tasklight.db" 2>>"$work/tasklight.log" &
    served=$!
    at_end "kill $served 2>/dev/null; wait $served"
    within 60 status_is 200 "http://127.0.0.1:$tasklight/readyz"
}
stop_tasklight() { kill "$served" && wait "$served"; }

# The snippet as it stands here.
adapted() {
    sed -e "s/tasks\.example\.org/localhost/g" -e "s/127\.0\.0\.1:8080/127.0.0.1:$tasklight/" \
        -e "s|/etc/[a-z/]*/\(localhost/\)\?fullchain\.pem|$work/server.pem|" \
        -e "s|/etc/[a-z/]*/\(localhost/\)\?privkey\.pem|$work/server.key|" \
        -e "/^ *[^#]/s|/var/www/html|$work/www|" "$proxies/$1"
}

start_nginx() {
    mkdir -p "$work/nginx"
    adapted nginx.conf | sed -e "s/listen 443/listen 127.0.0.1:$https/" -e "/listen \[::\]/d" \
        -e "s/listen 80/listen 127.0.0.1:$http/" "$@" > "$work/nginx/site.conf"
    cat > "$work/nginx/nginx.conf" <<CONF
user root;
daemon off;
pid $work/nginx/pid;
events {}
http {
    access_log off;
    client_body_temp_path $work/nginx/body;
    proxy_temp_path $work/nginx/proxy;
    fastcgi_temp_path $work/nginx/other;
    uwsgi_temp_path $work/nginx/other;
    scgi_temp_path $work/nginx/other;
    include $work/nginx/site.conf;
}
CONF
    nginx -c "$work/nginx/nginx.conf" -e "$work/nginx/error.log" &
}

start_caddy() {
    adapted Caddyfile | sed -e "s/# tls /tls /" > "$work/Caddyfile.site"
    cat > "$work/Caddyfile" <<CONF
{
	admin off
	http_port $http
	https_port $https
	default_bind 127.0.0.1
}
import $work/Caddyfile.site
CONF
    XDG_DATA_HOME=$work/caddy HOME=$work caddy run --adapter caddyfile --config "$work/Caddyfile" \
        2>"$work/caddy.log" &
}

start_apache() {
    mkdir -p "$work/apache"
    adapted apache.conf | sed -e "s/\*:443/*:$https/" -e "s/\*:80/*:$http/" > "$work/apache/site.conf"
    {
        printf 'ServerName localhost\nDefaultRuntimeDir %s\nPidFile %s/pid\nErrorLog %s/error.log\n' \
            "$work/apache" "$work/apache" "$work/apache"
        printf 'User www-data\nGroup www-data\nListen 127.0.0.1:%s\nListen 127.0.0.1:%s\n' $https $http
        for module in mpm_event authz_core alias env headers http2 proxy proxy_http ssl; do
            echo "LoadModule ${module}_module /usr/lib/apache2/modules/mod_$module.so"
        done
        echo "Include $work/apache/site.conf"
    } > "$work/apache/apache.conf"
    apache2 -f "$work/apache/apache.conf" -DFOREGROUND &
}

status_is() { [ "$(ask -o /dev/null -w '%{http_code}' "${@:2}")" = "$1" ]; }
leads_to() { [ "$(ask -o /dev/null -w '%{redirect_url}' "$2" | sed "s|^https://localhost/|$url/|")" = "$1" ]; }
status_matches() { [[ $(ask -o /dev/null -w '%{http_code}' "${@:2}") == $1 ]]; }
main_job() {
    /usr/bin/python3 "$root/packaging/tests/main_job.py" "$url" --ca "$work/ca.pem"
}
claims=(-H 'X-Forwarded-For: 203.0.113.9' -H 'Forwarded: for=203.0.113.9;proto=http' -H 'X-Real-IP: 203.0.113.9'
    -H 'X-Forwarded-Proto: http' -H 'X-Forwarded-Host: evil.example' -H 'X-Request-Id: claimed')
cookie_is_safe() { ask "${@:1}" -o /dev/null -D - "$url/login" | grep -i '^set-cookie: __Host-.*; Secure'; }
says_hsts_once() { [ "$(ask -D - -o /dev/null "$url/login" | grep -ci '^strict-transport-security:')" = 1 ]; }
client_is_known() {
    ask --interface 127.0.0.2 "${claims[@]}" -o /dev/null "$url/nothing/$1"
    tail -n 20 "$work/tasklight.log" | grep "path=/nothing/$1 .*client=127\.0\.0\.2 " |
        grep -v 'id=claimed'
}
log_in() {
    status_is "$1" -H 'Content-Type: application/json' -d '{"username":"nobody","password":"wrong password"}' \
        -H "Origin: $2" "${@:3}" "$url/login"
}
refuses_body() {
    status_is 413 -H 'Content-Type: application/json' -H 'Expect:' --data-binary "@$work/$1" "$url/login"
}
head -c 1500000 /dev/zero | tr '\0' ' ' > "$work/large"
head -c 5000000 /dev/zero | tr '\0' ' ' > "$work/huge"

# What certbot's servers ask for over HTTP, at the first certificate and at each renewal.
challenge=.well-known/acme-challenge
install -D -m 644 <(echo proof) "$work/www/$challenge/token"
echo secret > "$work/www/other"
chmod 755 "$work"
answers_the_challenge() { [ "$(ask "http://localhost:$http/$challenge/token")" = proof ]; }

test_proxy() {
    local name=$1
    start_tasklight
    "start_${name%% *}" "${@:2}"
    proxy=$!
    at_end "kill $proxy 2>/dev/null; wait $proxy"
    check "$name: it serves over HTTPS" within 60 status_is 200 "$url/healthz"
    check "$name: the main job is done" main_job
    check "$name: cookies are Secure and bound to the host" cookie_is_safe
    check "$name: a claimed scheme changes nothing" cookie_is_safe "${claims[@]}"
    check "$name: nor does one that is called a matter of the connection" cookie_is_safe --http1.1 \
        -H 'Connection: close, X-Forwarded-Proto, X-Forwarded-Host'
    check "$name: HSTS comes once" says_hsts_once
    check "$name: the client's address is the real one, whatever it claims" client_is_known "${name%% *}"
    check "$name: a form of this site is accepted" log_in 401 "$url"
    check "$name: a form of another site is not" log_in 403 https://evil.example "${claims[@]}"
    check "$name: a body beyond the limit is refused" refuses_body large
    check "$name: a much larger one as well" refuses_body huge
    check "$name: metrics stay inside" status_is 404 "$url/metrics"
    check "$name: HTTP leads to HTTPS" status_matches '30[18]' "http://localhost:$http/login"
    check "$name: with the path and the query" leads_to "$url/a/b?c=d" "http://localhost:$http/a/b?c=d"
    check "$name: HTTP gives nothing else away" status_matches '30[18]' "http://localhost:$http/other"
    [ "$name" = caddy ] || check "$name: certbot can renew the certificate" answers_the_challenge
    check "$name: Tasklight stops" stop_tasklight
    check "$name: while it is down, 502 or 503" status_matches '50[23]' "$url/login"
    start_tasklight
    check "$name: after its return all is well" within 8 status_is 200 "$url/login"
    stop_tasklight
    kill "$proxy" && wait "$proxy" || true
}

test_proxy nginx
test_proxy 'nginx on a Unix socket' -e "s|server 127\.0\.0\.1:$tasklight;|server unix:$work/tasklight.sock;|"
test_proxy caddy
test_proxy apache

# certbot keeps links to the newest certificate, and names their folder to the command.
export RENEWED_LINEAGE=$work/lineage
renew() {
    make_authority localhost
    mkdir -p "$RENEWED_LINEAGE" "$work/archive"
    cp "$work/server.pem" "$work/archive/fullchain1.pem" && cp "$work/server.key" "$work/archive/privkey1.pem"
    ln -sf ../archive/fullchain1.pem "$RENEWED_LINEAGE/fullchain.pem"
    ln -sf ../archive/privkey1.pem "$RENEWED_LINEAGE/privkey.pem"
}
deploy() {
    systemctl() { echo "$*" > "$work/asked"; }
    guide '**By Tasklight.**' 1 | sed "s|/etc/tasklight/credentials|$work/credentials|" | follow "$work" systemctl
}
mkdir "$work/credentials"
renew
check "certbot's command puts the certificate in its place" deploy
check "nobody else can read the key" test "$(stat -c %a "$work/credentials/privkey.pem")" = 600
check "it restarts the service" grep -qx 'restart tasklight' "$work/asked"
"$root/build/release/tasklight" serve --listen "127.0.0.1:$https" --database "sqlite:$work/tasklight.db" \
    --tls-certificate "$work/credentials/fullchain.pem" --tls-key "$work/credentials/privkey.pem" 2>>"$work/tasklight.log" &
served=$!
at_end "kill $served 2>/dev/null; wait $served"
check "Tasklight serves with it" within 60 status_is 200 "$url/login"
check "another certificate comes" renew
check_refused "which is not served at first" status_is 200 "$url/login"
check "certbot's command brings it" deploy
check "and Tasklight takes it up, here without a restart" within 60 status_is 200 "$url/login"
stop_tasklight
finish
