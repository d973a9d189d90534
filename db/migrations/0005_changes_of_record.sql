-- The history of one record, newest first: ids of operations grow with time.
CREATE INDEX changes_of_record ON changes (entity_id, operation_id, ordinal);
