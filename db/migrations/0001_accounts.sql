-- oldest: 0.1.0

-- Who may sign in. The folded columns hold the names in lower case, made by the program, so that
-- two databases agree on what is the same name.
CREATE TABLE users (
    id @uuid@ PRIMARY KEY,
    username TEXT NOT NULL,
    username_folded TEXT NOT NULL CONSTRAINT users_username_unique UNIQUE,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL CONSTRAINT users_email_unique UNIQUE,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('member', 'admin')),
    created_at BIGINT NOT NULL,
    disabled_at BIGINT
);

-- Sign-ins of browsers and programs (kind session) and long-lived API tokens (kind token).
-- The secret itself is never stored, only its keyed hash.
CREATE TABLE sessions (
    id @uuid@ PRIMARY KEY,
    user_id @uuid@ NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('session', 'token')),
    name TEXT NOT NULL,
    token_hash TEXT NOT NULL CONSTRAINT sessions_token_unique UNIQUE,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at BIGINT
);

CREATE INDEX sessions_of_user ON sessions (user_id, created_at);
