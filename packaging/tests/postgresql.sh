#!/bin/bash
# From the installed package on SQLite to PostgreSQL by one command, on one machine under systemd, and
# back to nothing.
cd "$(dirname "$0")" && . ./support.sh && . ./machine.sh && . ./service.sh

deb=$(built_package) || exit 1
tree=$(bootable_tree "$deb" postgresql) || exit 1
set_up() { machine tasklight setup postgresql >"$work/setup.log" 2>&1 || { cat "$work/setup.log"; return 1; }; }
said() { grep -q "$1" "$work/setup.log"; }
sql() { machine runuser -u postgres -- psql -AtX -v ON_ERROR_STOP=1 "$@"; }
passwords() { machine sha256sum /etc/tasklight/credentials/database_password /etc/tasklight/migration_password; }

check "a clean Debian boots" machine_boot "$tree"
bring "$deb"
check "apt installs the package" apt_install "$deb"
check "a person and a program do the main job on SQLite" main_job --keep before
check_refused "without PostgreSQL there is nothing to set up" set_up
check "which is told, with what to do" said 'PostgreSQL on this machine does not answer .*apt install postgresql'
check "apt installs PostgreSQL" apt_install postgresql
check "it runs" within 30 machine pg_isready -q

# One command
check "it sets PostgreSQL up" set_up
check "it says that the tasks on SQLite stay there" said '^warning  the accounts and tasks in /var/lib/tasklight/tasklight.db stay'
check "it names the next step" said '^Next: systemctl restart tasklight$'
check "which works" machine systemctl restart tasklight
check "the service is on PostgreSQL" within 10 serves
check "a person and a program do the main job" main_job --keep after
check "the tasks lie in PostgreSQL" same "$(sql -c 'SELECT count(*) > 0 FROM tasks' tasklight)" t
check "tasklight doctor finds nothing wrong" machine sh -c '! tasklight doctor | grep -v "^ok "'

# Who may do what
check "the service's password is for root alone" modes '600 root:root' /etc/tasklight/credentials/database_password
check "so is the owner's" modes '600 root:root' /etc/tasklight/migration_password
check "the settings hold no secret and can be read" modes '644 root:root' /etc/tasklight/tasklight.conf.d/postgresql.conf
check_refused "the service cannot read the owner's password" in_sandbox cat /etc/tasklight/migration_password
check "PostgreSQL keeps verifiers only" same "$(sql -c "SELECT count(*) FROM pg_authid
    WHERE rolname ~ '^tasklight' AND rolpassword LIKE 'SCRAM-SHA-256%'")" 2
check_refused "the passwords are not in PostgreSQL's log" machine sh -c \
    'cat /etc/tasklight/migration_password /etc/tasklight/credentials/database_password |
     grep -qFf - /var/log/postgresql/*.log'

# Again
before=$(passwords)
check "a second run succeeds" set_up
check "and finds all as it should be" said '^All was as it should be'
check "it changed no password" same "$(passwords)" "$before"
machine rm /etc/tasklight/credentials/database_password
check_refused "a lost password is not replaced while the service uses it" set_up
check "which is told" said 'the role tasklight is in use'
machine systemctl stop tasklight
check "it is once the service stands still" set_up
check "the service starts again" machine systemctl start tasklight
check "and has its data" main_job --find after

# Trouble
check "PostgreSQL restarts" machine systemctl restart postgresql
check "the service goes on" within 30 serves
machine_stop
check "the machine starts again" machine_boot
check "the service started with it" within 30 serves
check "and has its data" main_job --find after

# The end
check "apt purges the package" machine apt-get purge -q -y tasklight
check "no setting and no password is left" machine sh -c '! test -e /etc/tasklight'
check "the data in PostgreSQL stays" same "$(sql -c 'SELECT count(*) > 0 FROM tasks' tasklight)" t
finish
