# Read by kubernetes.sh and microservices.sh: nginx in the place of the ingress controller, with the path
# rules of a rendered Ingress, TLS towards the client and, if the pods speak it, verified TLS towards them.

# nginx_configuration FILE PORT: FILE's Ingress, with `ports[SERVICE]` as the pods behind each Service.
nginx_configuration() {
    local service
    cat <<EOF
pid $work/nginx.pid;
error_log $work/nginx-errors.log;
worker_processes 1;
events { worker_connections 512; }
http {
    access_log off;
    client_body_temp_path $work/nginx-body;
    proxy_temp_path $work/nginx-proxy;
    fastcgi_temp_path $work/nginx-fastcgi;
    uwsgi_temp_path $work/nginx-uwsgi;
    scgi_temp_path $work/nginx-scgi;
$(for service in "${!ports[@]}"; do
    echo "    upstream $service { keepalive 16; keepalive_timeout 10s; $(printf 'server 127.0.0.1:%s; ' ${ports[$service]})}"
done)
    server {
        listen 127.0.0.1:$2 ssl;
        server_name localhost;
        ssl_certificate $certificates/ingress.crt;
        ssl_certificate_key $certificates/ingress.key;
        proxy_ssl_trusted_certificate $certificates/ca.crt;
        proxy_ssl_verify on;
        proxy_ssl_server_name on;
        proxy_ssl_name tasklight;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_set_header Host \$http_host;
        proxy_set_header X-Forwarded-For \$remote_addr;
        proxy_set_header X-Forwarded-Proto \$scheme;
        proxy_set_header X-Forwarded-Host \$http_host;
$(show "$1" locations | sed 's/^/        /')
    }
}
EOF
}

start_nginx() {
    nginx_configuration "$1" "$2" > "$work/nginx.conf" && nginx -t -c "$work/nginx.conf" &&
        nginx -c "$work/nginx.conf" && at_end '[ ! -e "$work/nginx.pid" ] || stop_nginx' &&
        within 60 curl -ksf "https://127.0.0.1:$2/readyz"
}
stop_nginx() { kill "$(cat "$work/nginx.pid")" && within 60 test ! -e "$work/nginx.pid"; }
