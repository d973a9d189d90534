-- The image of PostgreSQL runs this once, when it makes the database. One role owns the tables and
-- changes the schema; the other one serves, and can only read and write rows.
\set owner_password `cat /run/secrets/owner_password`
\set service_password `cat /run/secrets/service_password`

-- The passwords stay out of the server's log.
SET log_statement = 'none';
SET log_min_error_statement = 'panic';
SET log_min_duration_statement = -1;

CREATE ROLE tasklight_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE tasklight LOGIN PASSWORD :'service_password';

ALTER DATABASE tasklight OWNER TO tasklight_owner;
REVOKE ALL ON DATABASE tasklight FROM PUBLIC;
GRANT CONNECT ON DATABASE tasklight TO tasklight;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO tasklight;
ALTER DEFAULT PRIVILEGES FOR ROLE tasklight_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO tasklight;
ALTER DEFAULT PRIVILEGES FOR ROLE tasklight_owner IN SCHEMA public
    GRANT USAGE ON SEQUENCES TO tasklight;
