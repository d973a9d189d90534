#include "store/idempotency_store.hpp"

namespace tasklight::store {

using database::named;
using database::Transaction;

std::optional<KeptAnswer> claim_key(Transaction& transaction, const UserId& user,
                                    const std::string& key, const std::string& request_hash,
                                    Moment now, Moment expired) {
    constexpr auto* kClaim = R"sql(
        INSERT INTO idempotency_keys (user_id, idempotency_key, request_hash, created_at, status,
                                      headers, body)
        VALUES (:user_id, :idempotency_key, :request_hash, :now, 0, '', '')
        ON CONFLICT (user_id, idempotency_key) DO UPDATE
        SET request_hash = excluded.request_hash, created_at = excluded.created_at
        WHERE idempotency_keys.created_at < :expired
    )sql";
    constexpr auto* kFind = R"sql(
        SELECT request_hash, status, headers, body
        FROM idempotency_keys
        WHERE user_id = :user_id AND idempotency_key = :idempotency_key
    )sql";
    auto& connection = transaction.connection();
    const auto claimed = connection.execute(
        kClaim, named("user_id", user), named("idempotency_key", key),
        named("request_hash", request_hash), named("now", now), named("expired", expired));
    if (claimed == 1) return std::nullopt;

    using Row = std::tuple<std::string, std::int64_t, std::string, std::string>;
    auto row = connection.find<Row>(kFind, named("user_id", user), named("idempotency_key", key));
    if (!row) return std::nullopt;
    auto& [kept_hash, status, headers, body] = *row;
    return KeptAnswer{std::move(kept_hash), status, std::move(headers), std::move(body)};
}

void keep_answer(Transaction& transaction, const UserId& user, const std::string& key,
                 const KeptAnswer& answer) {
    constexpr auto* kSql = R"sql(
        UPDATE idempotency_keys
        SET status = :status, headers = :headers, body = :body
        WHERE user_id = :user_id AND idempotency_key = :idempotency_key
    )sql";
    transaction.connection().execute(kSql, named("status", answer.status),
                                     named("headers", answer.headers), named("body", answer.body),
                                     named("user_id", user), named("idempotency_key", key));
}

std::int64_t remove_keys(Transaction& transaction, Moment before, std::int64_t limit) {
    constexpr auto* kSql = R"sql(
        DELETE FROM idempotency_keys
        WHERE created_at < :before AND (user_id, idempotency_key) IN (
            SELECT user_id, idempotency_key FROM idempotency_keys
            WHERE created_at < :before
            ORDER BY created_at
            LIMIT :row_limit)
    )sql";
    return transaction.connection().execute(kSql, named("before", before),
                                            named("row_limit", limit));
}

}  // namespace tasklight::store
