-- oldest: 0.1.0

-- What full-text search looks in: the words of each task that is not in the Trash. The program
-- makes the words, folded and each with its owner's mark before it, so that the search of one user
-- never reads the words of another. `search_version` is the version of the task whose words they
-- are; tasks that a previous program wrote lag behind, and are made up for.
ALTER TABLE tasks ADD COLUMN search_version BIGINT NOT NULL DEFAULT 0;

CREATE INDEX tasks_unsearchable ON tasks (id) WHERE search_version <> version;

-- What filters ask for most, in the order of their lists.
CREATE INDEX tasks_in_project_by_age ON tasks (owner_id, project_id, created_at, id)
    WHERE deleted_at IS NULL AND completed_at IS NULL;
CREATE INDEX tasks_under_others ON tasks (owner_id, created_at, id)
    WHERE deleted_at IS NULL AND completed_at IS NULL AND parent_id IS NOT NULL;

-- sqlite

-- The virtual table knows its rows by number alone.
CREATE TABLE search_documents (
    number INTEGER PRIMARY KEY,
    task_id TEXT NOT NULL UNIQUE,
    owner_id TEXT NOT NULL
);

CREATE VIRTUAL TABLE search_words USING fts5 (
    title, labels, notes, tokenize = 'ascii', detail = 'column', columnsize = 0
);

-- postgresql

CREATE TABLE search_documents (
    task_id UUID PRIMARY KEY REFERENCES tasks (id) ON DELETE CASCADE,
    owner_id UUID NOT NULL,
    created_at BIGINT NOT NULL,
    words TSVECTOR NOT NULL
);

-- A list of what is not yet in the index would be read by every search of everybody.
CREATE INDEX search_words ON search_documents USING GIN (words) WITH (fastupdate = off);
