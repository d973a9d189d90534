/* What our C++ and CivetWeb's C know of each other. CivetWeb parses requests and owns the worker
 * threads; sockets are ours. It never opens a port: its listening sockets are replaced by
 * eventfds, and it asks our functions for connections and for what may be read. The accessors
 * look into `struct mg_connection`, which the public header keeps closed; only the worker thread
 * that owns a connection may call them. */
#pragma once

#include <poll.h>
#include <stddef.h>
#include <sys/socket.h>

#include "civetweb.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Called by CivetWeb, defined in worker.cpp. */
int tasklight_accept(int listener, struct sockaddr* peer, socklen_t* peer_size);
int tasklight_poll(struct pollfd* descriptors, nfds_t count, int milliseconds);
ssize_t tasklight_recv(int socket, void* buffer, size_t size, int flags);

/* Puts `descriptor` in the place of the listening socket at that index. */
int tasklight_replace_listener(struct mg_context* context, unsigned index, int descriptor);

int tasklight_socket(const struct mg_connection* connection);
/* CivetWeb forgets its socket, or gets another one. */
void tasklight_set_socket(struct mg_connection* connection, int socket);
/* Before the first request of a new or adopted connection. */
void tasklight_start_afresh(struct mg_connection* connection);
void tasklight_must_close(struct mg_connection* connection);

/* Bytes read beyond the present request; all bytes while no request is parsed. */
const char* tasklight_unread(const struct mg_connection* connection, size_t* size);
size_t tasklight_buffered(const struct mg_connection* connection);
int tasklight_buffer_is_full(const struct mg_connection* connection);
void tasklight_drop_buffered(struct mg_connection* connection);
/* Only in init_connection. Returns 0 if it does not fit. */
int tasklight_preload(struct mg_connection* connection, const char* bytes, size_t size);

/* Bytes that a TLS connection took from its socket. */
unsigned long long tasklight_tls_bytes_read(const struct mg_connection* connection);

/* Whether every byte of the head became part of the request line or of a header. */
int tasklight_head_is_whole(const struct mg_connection* connection);
int tasklight_body_is_chunked(const struct mg_connection* connection);
/* Whether CivetWeb will read another request after this one. */
int tasklight_keeps_alive(const struct mg_connection* connection);

/* The length of a request head at the start of `bytes`; 0: not complete, negative: malformed. */
int tasklight_head_length(const char* bytes, int size);

#ifdef __cplusplus
}
#endif
