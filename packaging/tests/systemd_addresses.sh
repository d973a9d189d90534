#!/bin/bash
# The installed service with HTTPS whose key only root can read, on a Unix socket, and on ports below
# 1024 that systemd opens for it; and how little it may do, in systemd's own judgement.
cd "$(dirname "$0")" && . ./support.sh && . ./machine.sh && . ./service.sh

deb=$(built_package) || exit 1
tree=$(bootable_tree "$deb" postgresql) || exit 1
check "a clean Debian boots" machine_boot "$tree"
[ "$failed" = 0 ] || finish
bring "$deb"
check "apt installs the package" apt_install "$deb"
check "systemd judges its exposure to be 1.5 at most" machine systemd-analyze security --no-pager \
    --offline=true --threshold=15 /lib/systemd/system/tasklight.service

# A certificate of our own, its key in the folder of secrets
files=$(machine_files)
make_certificate() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj '/CN=localhost' \
        -addext 'subjectAltName=DNS:localhost,IP:127.0.0.1' -keyout "$work/key.pem" -out "$work/certificate.pem"
}
settings() { printf '%s\n' "$@" > "$files/etc/tasklight/tasklight.conf.d/test.conf"; }
restarts() { machine systemctl restart tasklight; }
job() { from_outside python3 "$root/packaging/tests/main_job.py" "$@"; }

check "a certificate is made" make_certificate
install -m 600 "$work/key.pem" "$work/certificate.pem" "$files/etc/tasklight/credentials"
settings 'listen = 127.0.0.1:8443, http://127.0.0.1:8080, unix:/run/tasklight/http.sock' \
    'tls_certificate = /etc/tasklight/credentials/certificate.pem' \
    'tls_key = /etc/tasklight/credentials/key.pem'
check "the service takes other addresses" restarts
check "the main job over HTTPS" job https://127.0.0.1:8443 --ca "$work/certificate.pem"
check "and over HTTP" job http://127.0.0.1:8080
check_refused "its user cannot read the key" in_sandbox cat /etc/tasklight/credentials/key.pem
check "tasklight health asks over HTTPS" machine tasklight health

# The Unix socket
at_socket() { curl -fs --max-time 5 --unix-socket "$files/run/tasklight/http.sock" http://localhost/readyz; }
check "the Unix socket answers" at_socket
check "to the service's group alone" modes '660 tasklight:tasklight' /run/tasklight/http.sock
check "in a folder that others may enter" modes '755 tasklight:tasklight' /run/tasklight
check "a restart keeps it" restarts
check "it answers again" at_socket

# A renewed certificate
served_serial() {
    from_outside openssl s_client -connect 127.0.0.1:8443 </dev/null 2>/dev/null | openssl x509 -noout -serial
}
before=$(served_serial)
check "another certificate is made" make_certificate
install -m 600 "$work/key.pem" "$work/certificate.pem" "$files/etc/tasklight/credentials"
check "a restart takes it" restarts
check_refused "the new one is served" same "$(served_serial)" "$before"
check "the main job with it" job https://127.0.0.1:8443 --ca "$work/certificate.pem"

# Ports below 1024, as tasklight.conf(5) says
settings 'listen = 127.0.0.1:443' 'tls_certificate = /etc/tasklight/credentials/certificate.pem' \
    'tls_key = /etc/tasklight/credentials/key.pem'
check_refused "the service itself cannot open port 443" restarts
check "the journal says so, and where to read on" within 60 logged '443.*tasklight.conf\(5\)'
printf '[Socket]\nListenStream=127.0.0.1:443\n\n[Install]\nWantedBy=sockets.target\n' \
    > "$files/etc/systemd/system/tasklight.socket"
check "systemd opens it" machine sh -c 'systemctl stop tasklight && systemctl enable --now tasklight.socket &&
    systemctl start tasklight'
check "the main job there" job https://127.0.0.1 --ca "$work/certificate.pem"
check "a restart keeps the port" restarts
check "the main job goes on" job https://127.0.0.1 --ca "$work/certificate.pem"
check "the service has no more rights than before" grep -q '^CapEff:.*0000000000000000' "$(process)/status"

finish
