// libpq's functions under their own names, each of which looks up its namesake when it is first
// called. libpq brings Kerberos, LDAP and a second TLS library: who keeps tasks in a SQLite file
// should not wait for them at each start, nor keep them in memory.
#include <dlfcn.h>
#include <libpq-fe.h>
#include <string>

#include "database/options.hpp"

namespace {

constexpr const char* kLibrary = "libpq.so.5";  // the name of its ABI

void* library() {
    static void* const handle = [] {
        void* opened = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
        if (opened) return opened;
        throw tasklight::database::ConfigurationError(
            std::string("PostgreSQL is reached by libpq, which cannot be loaded (") + ::dlerror() +
            "): install the package libpq5.");
    }();
    return handle;
}

void* symbol(const char* name) {
    if (void* found = ::dlsym(library(), name)) return found;
    throw tasklight::database::ConfigurationError(std::string(kLibrary) + " has no " + name +
                                                  ": install a newer libpq5.");
}

}  // namespace

// NOLINTBEGIN: the names and parameters are libpq's.
#define LIBPQ(result, name, parameters, arguments)                                     \
    result name parameters {                                                           \
        static const auto namesake = reinterpret_cast<decltype(&name)>(symbol(#name)); \
        return namesake arguments;                                                     \
    }

extern "C" {

// Connections
LIBPQ(PGconn*, PQconnectdb, (const char* info), (info))
LIBPQ(PGconn*, PQconnectStart, (const char* info), (info))
LIBPQ(PostgresPollingStatusType, PQconnectPoll, (PGconn * c), (c))
LIBPQ(void, PQfinish, (PGconn * c), (c))
LIBPQ(ConnStatusType, PQstatus, (const PGconn* c), (c))
LIBPQ(PGTransactionStatusType, PQtransactionStatus, (const PGconn* c), (c))
LIBPQ(char*, PQerrorMessage, (const PGconn* c), (c))
LIBPQ(PGVerbosity, PQsetErrorVerbosity, (PGconn * c, PGVerbosity v), (c, v))
LIBPQ(PQnoticeProcessor, PQsetNoticeProcessor, (PGconn * c, PQnoticeProcessor p, void* x),
      (c, p, x))
LIBPQ(int, PQserverVersion, (const PGconn* c), (c))
LIBPQ(int, PQsocket, (const PGconn* c), (c))
LIBPQ(char*, PQhost, (const PGconn* c), (c))
LIBPQ(char*, PQport, (const PGconn* c), (c))
LIBPQ(int, PQconnectionNeedsPassword, (const PGconn* c), (c))
LIBPQ(int, PQconnectionUsedPassword, (const PGconn* c), (c))
LIBPQ(char*, PQencryptPasswordConn,
      (PGconn * c, const char* password, const char* user, const char* algorithm),
      (c, password, user, algorithm))

// Addresses
LIBPQ(PQconninfoOption*, PQconninfoParse, (const char* info, char** message), (info, message))
LIBPQ(PQconninfoOption*, PQconninfo, (PGconn * c), (c))
LIBPQ(void, PQconninfoFree, (PQconninfoOption * o), (o))
LIBPQ(void, PQfreemem, (void* memory), (memory))

// Statements
LIBPQ(PGresult*, PQexec, (PGconn * c, const char* sql), (c, sql))
LIBPQ(PGresult*, PQprepare,
      (PGconn * c, const char* name, const char* sql, int n, const Oid* types),
      (c, name, sql, n, types))
LIBPQ(PGresult*, PQexecParams,
      (PGconn * c, const char* sql, int n, const Oid* types, const char* const* values,
       const int* lengths, const int* formats, int format),
      (c, sql, n, types, values, lengths, formats, format))
LIBPQ(PGresult*, PQexecPrepared,
      (PGconn * c, const char* name, int n, const char* const* values, const int* lengths,
       const int* formats, int format),
      (c, name, n, values, lengths, formats, format))
LIBPQ(int, PQsendQuery, (PGconn * c, const char* sql), (c, sql))
LIBPQ(int, PQsendPrepare, (PGconn * c, const char* name, const char* sql, int n, const Oid* types),
      (c, name, sql, n, types))
LIBPQ(int, PQsendQueryParams,
      (PGconn * c, const char* sql, int n, const Oid* types, const char* const* values,
       const int* lengths, const int* formats, int format),
      (c, sql, n, types, values, lengths, formats, format))
LIBPQ(int, PQsendQueryPrepared,
      (PGconn * c, const char* name, int n, const char* const* values, const int* lengths,
       const int* formats, int format),
      (c, name, n, values, lengths, formats, format))
LIBPQ(int, PQsetSingleRowMode, (PGconn * c), (c))
LIBPQ(PGresult*, PQgetResult, (PGconn * c), (c))

// Results
LIBPQ(void, PQclear, (PGresult * r), (r))
LIBPQ(ExecStatusType, PQresultStatus, (const PGresult* r), (r))
LIBPQ(char*, PQresultErrorMessage, (const PGresult* r), (r))
LIBPQ(char*, PQresultErrorField, (const PGresult* r, int field), (r, field))
LIBPQ(char*, PQcmdTuples, (PGresult * r), (r))
LIBPQ(int, PQntuples, (const PGresult* r), (r))
LIBPQ(int, PQnfields, (const PGresult* r), (r))
LIBPQ(char*, PQfname, (const PGresult* r, int column), (r, column))
LIBPQ(int, PQfformat, (const PGresult* r, int column), (r, column))
LIBPQ(int, PQfsize, (const PGresult* r, int column), (r, column))
LIBPQ(Oid, PQftype, (const PGresult* r, int column), (r, column))
LIBPQ(int, PQgetisnull, (const PGresult* r, int row, int column), (r, row, column))
LIBPQ(int, PQgetlength, (const PGresult* r, int row, int column), (r, row, column))
LIBPQ(char*, PQgetvalue, (const PGresult* r, int row, int column), (r, row, column))

// Large objects, for SOCI alone
LIBPQ(int, lo_open, (PGconn * c, Oid object, int mode), (c, object, mode))
LIBPQ(int, lo_close, (PGconn * c, int fd), (c, fd))
LIBPQ(int, lo_read, (PGconn * c, int fd, char* data, size_t size), (c, fd, data, size))
LIBPQ(int, lo_write, (PGconn * c, int fd, const char* data, size_t size), (c, fd, data, size))
LIBPQ(int, lo_lseek, (PGconn * c, int fd, int offset, int whence), (c, fd, offset, whence))

}  // extern "C"
// NOLINTEND
