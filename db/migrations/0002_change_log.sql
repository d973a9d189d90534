-- A stream is a project or a user; its id is theirs. Its revision is raised by every operation
-- that touches it, under the row's lock, which makes revisions of one stream follow commit order.
CREATE TABLE streams (
    id @uuid@ PRIMARY KEY,
    revision BIGINT NOT NULL
);

-- What changed, who did it and when: undo, history and synchronisation read this one log.
-- `fields_before` and `fields_after` are JSON objects of the fields that changed.
CREATE TABLE changes (
    stream_id @uuid@ NOT NULL REFERENCES streams (id) ON DELETE CASCADE,
    revision BIGINT NOT NULL,
    ordinal BIGINT NOT NULL,
    operation_id @uuid@ NOT NULL,
    actor_id @uuid@ NOT NULL,
    changed_at BIGINT NOT NULL,
    entity TEXT NOT NULL,
    entity_id @uuid@ NOT NULL,
    action TEXT NOT NULL,
    fields_before TEXT NOT NULL,
    fields_after TEXT NOT NULL,
    PRIMARY KEY (stream_id, revision, ordinal)
);

CREATE INDEX changes_of_operation ON changes (operation_id);
CREATE INDEX changes_by_age ON changes (changed_at);

-- Answers kept for replay, written in the transaction of the change that they answer.
CREATE TABLE idempotency_keys (
    user_id @uuid@ NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    idempotency_key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    status BIGINT NOT NULL,
    headers TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (user_id, idempotency_key)
);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
