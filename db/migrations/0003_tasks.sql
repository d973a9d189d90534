-- Each user has one Inbox, made at registration.
CREATE TABLE projects (
    id @uuid@ PRIMARY KEY REFERENCES streams (id),
    owner_id @uuid@ NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    is_inbox SMALLINT NOT NULL CHECK (is_inbox IN (0, 1)),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE INDEX projects_of_owner ON projects (owner_id, created_at, id);
CREATE UNIQUE INDEX projects_one_inbox ON projects (owner_id) WHERE is_inbox = 1;

-- `owner_id` repeats the owner of the project, so that each list of one user is one index range.
-- A task with `deleted_at` is in the Trash.
CREATE TABLE tasks (
    id @uuid@ PRIMARY KEY,
    owner_id @uuid@ NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    project_id @uuid@ NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    notes TEXT NOT NULL,
    completed_at BIGINT,
    deleted_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE INDEX tasks_of_owner ON tasks (owner_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX tasks_open ON tasks (owner_id, created_at, id)
    WHERE deleted_at IS NULL AND completed_at IS NULL;
CREATE INDEX tasks_completed ON tasks (owner_id, completed_at, id)
    WHERE deleted_at IS NULL AND completed_at IS NOT NULL;
CREATE INDEX tasks_in_trash ON tasks (owner_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX tasks_trash_by_age ON tasks (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX tasks_of_project ON tasks (project_id);
