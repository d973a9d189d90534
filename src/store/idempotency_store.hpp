// Answers kept under a client's Idempotency-Key, in the transaction of the change they answer.
#pragma once

#include <optional>
#include <string>

#include "database/transaction.hpp"
#include "model/user.hpp"

namespace tasklight::store {

struct KeptAnswer {
    std::string request_hash;
    std::int64_t status = 0;
    std::string headers;  // a JSON object
    std::string body;
};

// Claims the key for this transaction, or returns the answer that is kept under it. A claim by
// another transaction that still runs is waited for. Keys older than `expired` count as free.
[[nodiscard]] std::optional<KeptAnswer> claim_key(database::Transaction& transaction,
                                                  const UserId& user, const std::string& key,
                                                  const std::string& request_hash, Moment now,
                                                  Moment expired);

void keep_answer(database::Transaction& transaction, const UserId& user, const std::string& key,
                 const KeptAnswer& answer);

std::int64_t remove_keys(database::Transaction& transaction, Moment before, std::int64_t limit);

}  // namespace tasklight::store
