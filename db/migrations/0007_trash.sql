-- What somebody deleted lately, for the Trash.
CREATE INDEX projects_in_trash ON projects (owner_id, deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX sections_in_trash ON sections (owner_id, deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX labels_in_trash ON labels (owner_id, deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX filters_in_trash ON filters (owner_id, deleted_at) WHERE deleted_at IS NOT NULL;
