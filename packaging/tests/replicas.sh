# Read by tests that run several replicas on the PostgreSQL of pg_virtualenv, behind an nginx of
# their own and under load. Needs support.sh and loopback.sh.

python=/usr/bin/python3
export TASKLIGHT_PASSWORD_MEMORY=8 TASKLIGHT_PASSWORD_OPERATIONS=1  # hashing is not the subject
declare -A process=()
started='' refusal_status=''

answers() { curl --silent --fail --max-time 5 --output /dev/null "$1"; }
ready() { answers "http://127.0.0.1:$1/readyz"; }
both_ready() { ready "$1" && ready "$2"; }

# Starts the program on a fresh port, which is its name from now on, and waits until it is ready.
# If it ends instead, its words are in $work/refusal and its status in refusal_status.
start() {
    local program=$1 port pid
    port=$(free_port)
    "$program" serve --config "$work/tasklight.conf" --listen "127.0.0.1:$port" >"$work/$port.log" 2>&1 &
    pid=$!
    at_end "kill -9 $pid 2>/dev/null"
    within 60 ready_or_gone "$port" "$pid"
    if [ -d /proc/$pid ] && ready "$port"; then
        process[$port]=$pid started=$port
        return 0
    fi
    refusal_status=0
    wait $pid || refusal_status=$?
    cp "$work/$port.log" "$work/refusal"
    return 1
}
ready_or_gone() { ready "$1" || ! kill -0 "$2" 2>/dev/null; }

stop() {
    local pid=${process[$1]}
    unset "process[$1]"
    kill -"${STOP_WITH:-TERM}" "$pid"
    wait "$pid"
}
stop_all() {
    local port
    for port in "${!process[@]}"; do stop "$port" || return 1; done
}

# A request that was sent to a replica and not answered counts as lost, even where nginx would send
# it to another one: see unanswered().
start_proxy() {
    proxy_port=$(free_port)
    mkdir "$work/nginx"
    cat > "$work/nginx.conf" <<CONF
user root;
daemon off;
worker_processes 2;
pid $work/nginx/pid;
error_log $work/nginx/error.log;
events { worker_connections 512; }
http {
    access_log off;
    client_body_temp_path $work/nginx/body;
    proxy_temp_path $work/nginx/proxy;
    fastcgi_temp_path $work/nginx/other;
    uwsgi_temp_path $work/nginx/other;
    scgi_temp_path $work/nginx/other;
    include $work/upstream.conf;
    server {
        listen 127.0.0.1:$proxy_port;
        location / {
            proxy_pass http://tasklight;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host \$http_host;
        }
    }
}
CONF
}
proxy_to() {
    printf 'upstream tasklight { server 127.0.0.1:%s; server 127.0.0.1:%s; keepalive 16; }\n' \
        "$1" "$2" > "$work/upstream.conf"
    if [ ! -e "$work/nginx/pid" ]; then
        nginx -c "$work/nginx.conf" -e "$work/nginx/error.log" &
        at_end "kill -QUIT $!; wait $!"
        within 60 ready "$proxy_port"
        return
    fi
    local master workers
    master=$(cat "$work/nginx/pid")
    workers=$(pgrep -P "$master" -f 'worker process$')
    kill -HUP "$master"
    within 60 none_accepts $workers
}
# A worker of the old configuration finishes what it has, and takes no more.
none_accepts() {
    local worker
    for worker in "$@"; do
        ! grep -qz 'worker process$' "/proc/$worker/cmdline" 2>/dev/null || return 1
    done
}

unanswered() { grep -v 'connect() failed' "$work/nginx/error.log" | grep upstream; }

main_job() { $python "$root/packaging/tests/main_job.py" "http://127.0.0.1:$proxy_port"; }

start_load() {
    $python "$root/packaging/tests/load.py" "http://127.0.0.1:$proxy_port" "$work/load" \
        >"$work/load.log" 2>&1 &
    load=$!
    at_end "kill $load 2>/dev/null"
    within 60 test -s "$work/load/answered"
}
# So many more requests are answered, however fast the machine is.
load_goes_on() {
    local wanted=$(($(cat "$work/load/answered") + 300))
    within 60 answered "$wanted"
}
answered() { [ "$(cat "$work/load/answered")" -ge "$1" ]; }
end_load() {
    touch "$work/load/stop"
    wait "$load" || { cat "$work/load.log" "$work/nginx/error.log"; return 1; }
}
