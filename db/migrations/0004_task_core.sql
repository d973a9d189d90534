-- oldest: 0.1.0

-- How each person wants dates, words and colours.
ALTER TABLE users ADD COLUMN zone TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE users ADD COLUMN locale TEXT NOT NULL DEFAULT 'en';
ALTER TABLE users ADD COLUMN week_start TEXT NOT NULL DEFAULT 'monday';
ALTER TABLE users ADD COLUMN theme TEXT NOT NULL DEFAULT 'system';

-- Lists of one kind are ordered by position, then id. A project may lie in another one that lies
-- in none. What is deleted stays for the Trash's time, so that it can be brought back.
ALTER TABLE projects ADD COLUMN color TEXT;
ALTER TABLE projects ADD COLUMN position BIGINT NOT NULL DEFAULT 0;
ALTER TABLE projects ADD COLUMN parent_id @uuid@;
ALTER TABLE projects ADD COLUMN archived_at BIGINT;
ALTER TABLE projects ADD COLUMN deleted_at BIGINT;

CREATE INDEX projects_in_order ON projects (owner_id, position, id) WHERE deleted_at IS NULL;
CREATE INDEX projects_of_parent ON projects (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX projects_trash_by_age ON projects (deleted_at) WHERE deleted_at IS NOT NULL;

-- Headings inside a project.
CREATE TABLE sections (
    id @uuid@ PRIMARY KEY,
    owner_id @uuid@ NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    project_id @uuid@ NOT NULL REFERENCES projects (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    position BIGINT NOT NULL,
    deleted_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE INDEX sections_of_owner ON sections (owner_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX sections_of_project ON sections (project_id, position, id) WHERE deleted_at IS NULL;
CREATE INDEX sections_trash_by_age ON sections (deleted_at) WHERE deleted_at IS NOT NULL;

-- A label's name is unique among its user's, whatever its case.
CREATE TABLE labels (
    id @uuid@ PRIMARY KEY,
    owner_id @uuid@ NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    color TEXT,
    position BIGINT NOT NULL,
    deleted_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE UNIQUE INDEX labels_name_unique ON labels (owner_id, name_folded) WHERE deleted_at IS NULL;
CREATE INDEX labels_of_owner ON labels (owner_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX labels_trash_by_age ON labels (deleted_at) WHERE deleted_at IS NOT NULL;

-- Saved queries. The text is kept as its user wrote it.
CREATE TABLE filters (
    id @uuid@ PRIMARY KEY,
    owner_id @uuid@ NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    color TEXT,
    position BIGINT NOT NULL,
    deleted_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE INDEX filters_of_owner ON filters (owner_id, created_at, id) WHERE deleted_at IS NULL;
CREATE INDEX filters_trash_by_age ON filters (deleted_at) WHERE deleted_at IS NOT NULL;

-- `labels` holds the names, one a line and in order, so that a list needs no second look;
-- task_labels says the same for finding tasks by label. `due_at` is the instant of a due time that
-- has a zone. `occurrence` is the date of the repeat that the task stands for now. `is_parent` says that
-- some task lies or lay under this one, so that only then it is worth counting them.
ALTER TABLE tasks ADD COLUMN section_id @uuid@;
ALTER TABLE tasks ADD COLUMN parent_id @uuid@;
ALTER TABLE tasks ADD COLUMN position BIGINT NOT NULL DEFAULT 0;
ALTER TABLE tasks ADD COLUMN labels TEXT NOT NULL DEFAULT '';
ALTER TABLE tasks ADD COLUMN priority BIGINT NOT NULL DEFAULT 4;
ALTER TABLE tasks ADD COLUMN start_date TEXT;
ALTER TABLE tasks ADD COLUMN deadline TEXT;
ALTER TABLE tasks ADD COLUMN due_date TEXT;
ALTER TABLE tasks ADD COLUMN due_time TEXT;
ALTER TABLE tasks ADD COLUMN due_zone TEXT;
ALTER TABLE tasks ADD COLUMN due_at BIGINT;
ALTER TABLE tasks ADD COLUMN repeat_rule TEXT;
ALTER TABLE tasks ADD COLUMN repeat_mode TEXT;
ALTER TABLE tasks ADD COLUMN repeat_month_end TEXT;
ALTER TABLE tasks ADD COLUMN repeat_anchor TEXT;
ALTER TABLE tasks ADD COLUMN repeat_missed TEXT;
ALTER TABLE tasks ADD COLUMN repeat_zone TEXT;
ALTER TABLE tasks ADD COLUMN repeat_paused SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE tasks ADD COLUMN occurrence TEXT;
ALTER TABLE tasks ADD COLUMN quick_text TEXT;
ALTER TABLE tasks ADD COLUMN is_parent SMALLINT NOT NULL DEFAULT 0;

CREATE INDEX tasks_by_due ON tasks (owner_id, due_date, id)
    WHERE deleted_at IS NULL AND completed_at IS NULL AND due_date IS NOT NULL;
CREATE INDEX tasks_by_deadline ON tasks (owner_id, deadline, id)
    WHERE deleted_at IS NULL AND completed_at IS NULL AND deadline IS NOT NULL;
CREATE INDEX tasks_by_priority ON tasks (owner_id, priority, id)
    WHERE deleted_at IS NULL AND completed_at IS NULL AND priority < 4;
CREATE INDEX tasks_in_project ON tasks (owner_id, project_id, position, id)
    WHERE deleted_at IS NULL AND completed_at IS NULL;
CREATE INDEX tasks_of_parent ON tasks (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX tasks_of_section ON tasks (section_id) WHERE section_id IS NOT NULL;

CREATE TABLE task_labels (
    task_id @uuid@ NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    owner_id @uuid@ NOT NULL,
    name_folded TEXT NOT NULL,
    PRIMARY KEY (task_id, name_folded)
);

CREATE INDEX task_labels_by_name ON task_labels (owner_id, name_folded, task_id);

-- What was done or skipped of a repeating task, once for each occurrence. `missed` counts the
-- occurrences that lay between this one and the next.
CREATE TABLE completions (
    id @uuid@ PRIMARY KEY,
    owner_id @uuid@ NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    task_id @uuid@ NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
    occurrence TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('completed', 'skipped')),
    missed BIGINT NOT NULL,
    happened_at BIGINT NOT NULL,
    deleted_at BIGINT
);

CREATE UNIQUE INDEX completions_once ON completions (task_id, occurrence) WHERE deleted_at IS NULL;
CREATE INDEX completions_of_task ON completions (task_id, happened_at, id) WHERE deleted_at IS NULL;
CREATE INDEX completions_of_owner ON completions (owner_id);
