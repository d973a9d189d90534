# Read by tests that serve on loopback. Needs support.sh.

# Below the ports that the system gives to clients: none of them comes between.
free_port() {
    /usr/bin/python3 -c 'import random, socket
def is_free(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
print(next(filter(is_free, iter(lambda: random.randrange(20000, 32768), None))))'
}

# The roles and the database `tasklight` on the server of pg_virtualenv, as the guide says. The
# settings are in $work/tasklight.conf and beside it.
set_up_postgresql() {
    touch "$work/tasklight.conf"
    echo "$PGPASSWORD" > "$work/administrator"
    "$root/build/release/tasklight" setup postgresql --config "$work/tasklight.conf" \
        --admin-database "postgresql://$PGUSER@$PGHOST:$PGPORT/postgres" \
        --admin-password-file "$work/administrator"
}

# An authority that lives as long as the test, in $work/ca.pem, and a certificate for NAME and
# 127.0.0.1 in $work/server.pem with its key in $work/server.key.
make_authority() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
        -subj "/CN=Tasklight test authority" -addext keyUsage=critical,keyCertSign \
        -keyout "$work/ca.key" -out "$work/ca.pem" 2>"$work/openssl.log"
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$1" \
        -keyout "$work/server.key" -out "$work/server.csr" 2>>"$work/openssl.log"
    openssl x509 -req -in "$work/server.csr" -CA "$work/ca.pem" -CAkey "$work/ca.key" -days 2 \
        -extfile <(echo "subjectAltName=DNS:$1,IP:127.0.0.1") -out "$work/server.pem" \
        2>>"$work/openssl.log"
}
