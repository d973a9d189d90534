#!/bin/bash
# The life of the package on one machine: installed, used, restarted, upgraded, removed and purged by
# apt under a systemd that is process 1.
cd "$(dirname "$0")" && . ./support.sh && . ./machine.sh && . ./service.sh

deb=$(built_package) || exit 1
newer=$(repacked "$deb" "$(dpkg-deb -f "$deb" Version)+newer")
tree=$(bootable_tree "$deb" postgresql) || exit 1
check "a clean Debian boots" machine_boot "$tree"
[ "$failed" = 0 ] || finish
bring "$deb" "$newer"

# Installing
check "apt installs the package" apt_install "$deb"
check "the next step is printed" grep -q 'http://127.0.0.1:8080: open it and register' "$work/apt.log"
check "the way to PostgreSQL is printed" grep -q 'tasklight setup postgresql' "$work/apt.log"
check "the service runs" machine systemctl is-active tasklight
check "it starts with the machine" machine systemctl is-enabled tasklight
check "it told systemd that it is ready" same "$(property Type) $(property StatusText)" 'notify Serving http://127.0.0.1:8080'
check "systemd watches over it" same "$(property WatchdogUSec)" 30s
check "a person and a program do the main job" main_job --keep first
check "tasklight health agrees" machine tasklight health
check "tasklight doctor finds nothing wrong" machine tasklight doctor
machine systemctl stop tasklight
check "root can manage accounts while it is stopped" machine tasklight user role first admin
check "which leaves no file to root" machine sh -c '! find /var/lib/tasklight ! -user tasklight | grep .'
# What somebody who got hold of the service may do in its folder.
as_service() { machine setpriv --reuid tasklight --regid tasklight --clear-groups "$@"; }
as_service sh -c 'cd /var/lib/tasklight && mv tasklight.db real.db && ln -s /etc/planted tasklight.db'
check_refused "a link in its folder leads root nowhere" machine tasklight user list
check "and nothing is made there" machine test ! -e /etc/planted
as_service sh -c 'cd /var/lib/tasklight && mv real.db tasklight.db'
check "it starts again" machine systemctl start tasklight
check "its manual can be found" machine test -s /usr/share/man/man1/tasklight.1.gz

# What it may touch
check "the data belongs to the service alone" modes '700 tasklight:tasklight' /var/lib/tasklight
check "so does the file of the database" modes '600 tasklight:tasklight' /var/lib/tasklight/tasklight.db
check "secrets can be seen by root alone" modes '700 root:root' /etc/tasklight/credentials
check "settings can be read" modes '644 root:root' /etc/tasklight/tasklight.conf
check "nobody can sign in as its user" machine sh -c 'getent shadow tasklight | grep -q "^tasklight:!"'
check "it has no privileges" sh -c "grep -q '^CapEff:.*0000000000000000' '$(process)/status' &&
    grep -q '^NoNewPrivs:.1' '$(process)/status' && grep -q '^Seccomp:.2' '$(process)/status'"
machine sh -c 'mkdir -p /home/ada && echo diary > /home/ada/diary && echo public > /srv/public'
check "the sandbox can be entered" in_sandbox test -r /srv/public
check "it can read the time zones" in_sandbox test -r /usr/share/zoneinfo/Europe/Berlin
check_refused "it cannot read the passwords of the system" in_sandbox cat /etc/shadow
check_refused "it cannot read people's files" in_sandbox cat /home/ada/diary
check_refused "it cannot list its own secrets" in_sandbox ls /etc/tasklight/credentials
check_refused "it cannot change its settings" in_sandbox sh -c 'echo >> /etc/tasklight/tasklight.conf'
check_refused "it sees no other process" in_sandbox test -e /proc/1/status

# Trouble
kill -KILL "$(basename "$(process)")"
check "killed, it is back" within 60 serves
main=$(property MainPID)
check "it reloads" machine systemctl reload tasklight
check "by the same process" same "$(property MainPID)" "$main"
check "which says so" within 60 logged 'settings read again'
drop_in 'WatchdogSec=3s'
machine systemctl restart tasklight
main=$(property MainPID)
kill -STOP "$(basename "$(process)")"
check "stuck, it is started again by the watchdog" within 60 replaced "$main"
check "and serves again" within 60 serves
check "the journal says why" within 60 logged 'Watchdog timeout'
drop_in ''
check "the data is there" main_job --find first
machine_stop
check "the machine starts again" machine_boot
check "the service started with it" within 60 serves
check "and has its data" main_job --find first

# Under load
check "clients add, list and delete tasks" load_begin
check "the service restarts meanwhile" machine systemctl restart tasklight
check "and once more" machine systemctl restart tasklight
sleep 1
check "no request fails and no task is lost" load_end
echo 'log_level = debug' > "$(machine_files)/etc/tasklight/tasklight.conf.d/mine.conf"
sed -i 's/^# registration = open/registration = open/' "$(machine_files)/etc/tasklight/tasklight.conf"
check "clients go on" load_begin
check "apt upgrades the package meanwhile" apt_install "$newer"
sleep 1
check "no request fails and no task is lost by the upgrade" load_end
check "the newer version is there" same "$(machine dpkg-query -Wf '${Version}' tasklight)" \
    "$(dpkg-deb -f "$newer" Version)"
check_refused "it repeats no first steps" grep -q 'open it and register' "$work/apt.log"
check "changed settings stay" machine sh -c 'grep -q "^registration = open" /etc/tasklight/tasklight.conf &&
    grep -q debug /etc/tasklight/tasklight.conf.d/mine.conf'
check "the data too" main_job --find first

# Back to nothing
check_refused "a downgrade" apt_install --allow-downgrades "$deb"
check "is refused with a reason" grep -q 'nothing is changed' "$work/apt.log"
check "and changes nothing" sh -c "[ -z '$(machine dpkg --audit)' ]"
check "the newer version serves on" main_job --find first
check "apt removes the package" machine apt-get remove -qq -y tasklight
check_refused "nothing serves" serves
check_refused "the service is gone" machine systemctl cat tasklight.service
check "the data stays" machine test -s /var/lib/tasklight/tasklight.db
check_refused "an older version finds data that is too new for it" apt_install "$deb"
check "the same version can come back" apt_install "$newer"
check "and finds its data" main_job --find first
check "apt purges the package" machine apt-get purge -qq -y tasklight
check "nothing of it is left" same "$(left_behind)" ''

# Where something else has the port
machine systemd-run --quiet --unit squatter systemd-socket-activate --listen 127.0.0.1:8080 /bin/true
check "apt installs it while its port is taken" apt_install "$deb"
check_refused "which does not send anybody there" grep -q 'open it and register' "$work/apt.log"
check "but says why it does not serve" grep -q 'already in use' "$work/apt.log"
machine systemctl stop squatter
check "apt purges it" machine apt-get purge -qq -y tasklight

check "after a purge the older version installs" apt_install "$deb"
check "registration begins anew" main_job --keep first
check "apt purges it again" machine apt-get purge -qq -y tasklight

finish
