/* CivetWeb as Debian publishes it, compiled unchanged, with its socket calls led to ours. */

/* The library includes these itself; they come first so that only its own calls are renamed. */
#define _GNU_SOURCE
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/types.h>

#include "seam.h"

/* CivetWeb believes that it listens; the sockets that it makes are replaced at once. */
static int pretend_success(void) { return 0; }

#define accept(listener, peer, size) tasklight_accept(listener, peer, size)
#define poll(descriptors, count, milliseconds) tasklight_poll(descriptors, count, milliseconds)
#define recv(socket, buffer, size, flags) tasklight_recv(socket, buffer, size, flags)
#define bind(socket, address, size) pretend_success()
#define listen(socket, backlog) pretend_success()

#include "civetweb.c"

#undef accept
#undef poll
#undef recv
#undef bind
#undef listen

int tasklight_replace_listener(struct mg_context* context, unsigned index, int descriptor) {
    if (index >= context->num_listening_sockets) return -1;
    return dup2(descriptor, context->listening_sockets[index].sock);
}

int tasklight_socket(const struct mg_connection* connection) { return connection->client.sock; }

void tasklight_set_socket(struct mg_connection* connection, int socket) {
    connection->client.sock = socket;
}

void tasklight_start_afresh(struct mg_connection* connection) {
    connection->handled_requests = 0;
    clock_gettime(CLOCK_MONOTONIC, &connection->req_time);
}

void tasklight_must_close(struct mg_connection* connection) { connection->must_close = 1; }

const char* tasklight_unread(const struct mg_connection* connection, size_t* size) {
    int64_t used = 0;
    if (connection->request_len > 0) {
        used = connection->request_len + connection->consumed_content;
    }
    *size = used < connection->data_len ? (size_t)(connection->data_len - used) : 0;
    return connection->buf + used;
}

size_t tasklight_buffered(const struct mg_connection* connection) {
    return (size_t)connection->data_len;
}

int tasklight_buffer_is_full(const struct mg_connection* connection) {
    return connection->data_len >= connection->buf_size;
}

void tasklight_drop_buffered(struct mg_connection* connection) { connection->data_len = 0; }

int tasklight_preload(struct mg_connection* connection, const char* bytes, size_t size) {
    if (size > (size_t)connection->buf_size) return 0;
    memcpy(connection->buf, bytes, size);
    connection->data_len = (int)size;
    return 1;
}

unsigned long long tasklight_tls_bytes_read(const struct mg_connection* connection) {
    return connection->ssl ? BIO_number_read(SSL_get_rbio(connection->ssl)) : 0;
}

/* The parser stops silently at a line that is no header, a folded one for instance, and at the
 * 64th header; what follows, a length perhaps, would be lost. It also forgives a space before
 * the colon and before the first name. After a head of nothing but line ends it goes on into
 * whatever lies behind. */
int tasklight_head_is_whole(const struct mg_connection* connection) {
    const struct mg_request_info* request = &connection->request_info;
    const char* end = connection->buf + connection->request_len;
    const char* at = request->http_version;
    int i;
    if (request->num_headers > 0 && request->http_headers[0].name > at + strlen(at) + 2) return 0;
    for (i = 0; i < request->num_headers; i++) {
        const char* after_name =
            request->http_headers[i].name + strlen(request->http_headers[i].name) + 1;
        if (after_name < request->http_headers[i].value && *after_name == '\0') return 0;
        at = request->http_headers[i].value;
    }
    at += strlen(at);
    if (at >= end) return 0;
    for (; at < end; at++) {
        if (*at != '\0' && *at != '\r' && *at != '\n') return 0;
    }
    return 1;
}

int tasklight_body_is_chunked(const struct mg_connection* connection) {
    return connection->is_chunked != 0;
}

int tasklight_keeps_alive(const struct mg_connection* connection) {
    return should_keep_alive(connection) && connection->protocol_type == PROTOCOL_TYPE_HTTP1 &&
           (connection->is_chunked ? connection->is_chunked == 4
                                   : connection->consumed_content == connection->content_len);
}

int tasklight_head_length(const char* bytes, int size) { return get_http_header_len(bytes, size); }
