#!/bin/bash
# The installed service moves to PostgreSQL by one command, lives through the absence of its database,
# and leaves the database alone when it is purged.
cd "$(dirname "$0")" && . ./support.sh && . ./machine.sh && . ./service.sh && . ./versions.sh

deb=$(built_package) || exit 1
check "a version with a newer schema is built" build_new
newer=$(repacked "$deb" "$(dpkg-deb -f "$deb" Version)+newer" "$work/new")
check "and one with a schema that is newer still" build_newest
newest=$(repacked "$deb" "$(dpkg-deb -f "$deb" Version)+newest" "$work/newest")
tree=$(bootable_tree "$deb" postgresql) || exit 1
check "a clean Debian boots" machine_boot "$tree"
[ "$failed" = 0 ] || finish
bring "$deb" "$newer" "$newest"
files=$(machine_files)
restarts() { machine systemctl restart tasklight; }
in_postgresql() { machine setpriv --reuid postgres --regid postgres --init-groups psql -Atqc "$1" "${2:-tasklight}"; }

check "apt installs Tasklight" apt_install "$deb"
setup() { machine tasklight setup postgresql >"$work/setup.log" 2>&1 || { cat "$work/setup.log"; return 1; }; }
said() { grep -q "$1" "$work/setup.log"; }
passwords() { machine sha256sum /etc/tasklight/credentials/database_password /etc/tasklight/migration_password; }
check "a person has tasks on SQLite" main_job
check_refused "without PostgreSQL there is nothing to set up" setup
check "which is told, with what to do" said 'PostgreSQL on this machine does not answer .*apt install postgresql'
check "apt installs PostgreSQL" apt_install postgresql
check "one command sets the database up" setup
check "it says that the tasks on SQLite stay there" said '^warning  the accounts and tasks in /var/lib/tasklight'
check_refused "it has nothing to warn of on the way to the server" said '^warning  who answers'
check "the addresses require channel binding" \
    sh -c "[ $(grep -c 'database = .*channel_binding=require$' "$files/etc/tasklight/tasklight.conf.d/postgresql.conf") = 2 ]"
check "it prints the next step" said '^Next: systemctl restart tasklight$'
check_refused "no password is in PostgreSQL's log" machine sh -c \
    'cat /etc/tasklight/migration_password /etc/tasklight/credentials/database_password |
     grep -qFf - /var/log/postgresql/*.log'
before=$(passwords)
check "it can be run again" setup
check "and finds all as it should be" said '^All was as it should be'
check "no password changed" same "$(passwords)" "$before"
check "the password of the service is root's" modes '600 root:root' /etc/tasklight/credentials/database_password
check "so is that of the owner" modes '600 root:root' /etc/tasklight/migration_password
check "the service restarts" restarts
check "the main job" main_job --keep first
check "its tasks are in PostgreSQL" sh -c "[ '$(in_postgresql 'SELECT count(*) > 0 FROM tasks')' = t ]"
check "tasklight doctor finds nothing wrong" machine sh -c '! tasklight doctor | grep -v "^ok "'
check "root can manage accounts" machine tasklight user role first admin
check_refused "the user of the service cannot read the password" \
    in_sandbox cat /etc/tasklight/credentials/database_password
check_refused "nor the owner's" in_sandbox cat /etc/tasklight/migration_password

# Other ways to the same database
use() { printf 'database = %s\n' "$1" > "$files/etc/tasklight/tasklight.conf.d/z.conf"; }
use 'postgresql://tasklight@localhost:5432/tasklight?sslmode=require'
check "the service goes by TCP with TLS" restarts
check "the data is there" main_job --find first
use 'postgresql://tasklight@/tasklight?host=/var/run/postgresql'
check "the service goes by the Unix socket" restarts
check "the data is there too" main_job --find first
rm "$files/etc/tasklight/tasklight.conf.d/z.conf"
check "and back" restarts

# The database is away
machine systemctl stop postgresql
check "without a database it is not ready" within 60 refused serves
check_refused "nor does it start" restarts
sleep 12
machine systemctl start postgresql
check "it keeps trying, and comes when the database is there" within 60 serves
machine systemctl restart postgresql
check "it lives through a restart of the database" within 60 main_job --find first
echo 'log_level = loud' > "$files/etc/tasklight/tasklight.conf.d/z.conf"
check_refused "a wrong setting stops the start" restarts
sleep 2
check "and is not tried again and again" same "$(property ActiveState)" failed
check "the journal says what is wrong" within 60 logged 'log_level'
rm "$files/etc/tasklight/tasklight.conf.d/z.conf"
check "mended, it starts" restarts

# The database hangs
machine systemctl kill --signal=STOP postgresql@15-main
main_job --find first >"$work/hanging.log" 2>&1 &
hanging=$!
sleep 1
SECONDS=0
machine systemctl stop tasklight
check "it stops in time, whatever hangs" test $SECONDS -le 30
check "the journal says why not earlier" within 60 logged 'does not end.*cut off'
machine systemctl kill --signal=CONT postgresql@15-main
wait "$hanging"
check "it starts again" machine systemctl start tasklight
check "its data is there" main_job --find first

# Under load, and after a start of the machine
check "clients add, list and delete tasks" load_begin
main=$(property MainPID)
check "apt upgrades the package meanwhile to one that needs a newer schema" apt_install "$newer"
check "the old program serves on" same "$(property MainPID)" "$main"
check "the next step is printed" grep -q 'sudo tasklight migrate && sudo systemctl restart' "$work/apt.log"
check "the schema becomes the newer version's" machine tasklight migrate
check "the service restarts" restarts
sleep 1
check "no request fails and no task is lost" load_end
check "what serves is the newer version" logged 'Tasklight serves.*version=90\.1\.0'
echo 'auto_migrate = true' > "$files/etc/tasklight/tasklight.conf.d/z.conf"
check "clients go on" load_begin
check "with auto_migrate an upgrade brings schema and program" apt_install "$newest"
sleep 1
check "no request fails and no task is lost by that either" load_end
check "what serves is the newest version" logged 'Tasklight serves.*version=90\.2\.0'
machine_stop
check "the machine starts again" machine_boot
check "the service comes with its database" within 60 serves
check "and has its data" main_job --find first

# Back to nothing
purge() { machine apt-get purge -qq -y tasklight >"$work/purge.log" 2>&1 || { cat "$work/purge.log"; return 1; }; }
check "apt purges the package" purge
check "and says that the database stays" grep -q 'left alone' "$work/purge.log"
check "nothing of it is left on the disk" same "$(left_behind)" ''
check "the database is still there" sh -c "[ '$(in_postgresql 'SELECT count(*) > 0 FROM tasks')' = t ]"

finish
