#!/bin/bash
# A signed apt repository: apt installs from it, and refuses what somebody changed or signed otherwise.
cd "$(dirname "$0")" && . ./support.sh && . "$root/packaging/trees.sh"

deb=$(built_package) || exit 1
export GNUPGHOME=$work/gnupg
mkdir -m 700 "$GNUPGHOME"
at_end 'gpgconf --kill all'
make_key() {
    gpg --batch --quiet --passphrase '' --quick-generate-key "$1" ed25519 sign 1d &&
        gpg --with-colons --list-keys "=$1" | awk -F: '/^fpr/ { print $10; exit }'
}
key=$(make_key 'The publisher <publisher@example.org>' 2>"$work/gpg.log")
other=$(make_key 'Somebody else <else@example.org>' 2>>"$work/gpg.log")

repository() { SIGNING_KEY=$1 "$root/bin/apt-repository" "$work/served" "${@:2}"; }
check_refused "without a key nothing is made" repository '' "$deb"
check "a repository is made" repository "$key" "$deb"

python3 -u -m http.server --bind 127.0.0.1 --directory "$work/served" 0 >"$work/server.log" 2>&1 &
server=$!
at_end "kill $server"
port() { sed -n 's/.* port \([0-9]*\) .*/\1/p' "$work/server.log"; }
started() { [ -n "$(port)" ]; }
within 60 started

# An apt of its own, which knows only this repository and what the machine has installed.
apt_folder=$work/apt
mkdir -p "$apt_folder"/{lists/partial,archives/partial,parts}
cp "$work/served/tasklight.gpg" "$work/publisher.gpg"
echo "deb [signed-by=$work/publisher.gpg] http://127.0.0.1:$(port) stable main" > "$apt_folder/sources.list"
chmod 755 "$work"
options=(-q -o Dir::Etc::SourceList="$apt_folder/sources.list" -o Dir::Etc::SourceParts="$apt_folder/parts"
    -o Dir::State::Lists="$apt_folder/lists" -o Dir::Cache="$apt_folder" -o APT::Sandbox::User=root
    -o Acquire::http::Proxy=DIRECT)
apt_here() { apt-get "${options[@]}" "$@"; }
# All of it anew: two lists of one second have the same age, and then apt would keep the first.
update() { rm -rf "$apt_folder/lists"/*_*; apt_here update -o APT::Update::Error-Mode=any; }
downloaded() { (cd "$work" && rm -f ./*.deb && apt_here download tasklight); }
version=$(dpkg-deb -f "$deb" Version)
would_install() { apt_here install --simulate -y "tasklight=$version" 2>&1 | grep "Inst tasklight ($version "; }
offered() { apt-cache "${options[@]}" madison tasklight | wc -l; }

check "apt accepts its signature" update
check "apt downloads the package" downloaded
check "with the same bytes" cmp "$deb" "$work/$(basename "$deb")"
check "apt would install this version" would_install

# A second version beside the first
newer=$work/newer
dpkg-deb -R "$deb" "$newer"
sed -i "s/^Version: .*/Version: $version+newer/" "$newer/DEBIAN/control"
dpkg-deb --root-owner-group -b "$newer" "$work/tasklight_newer.deb" >/dev/null
check "another version is added" repository "$key" "$work/tasklight_newer.deb"
check "apt sees the change" update
check "and offers both" test "$(offered)" = 2
rm "$work/served/pool"/tasklight_*+newer_*.deb
check "a version can be taken away" repository "$key" "$deb"
check "apt sees that too" update
check "and offers one" test "$(offered)" = 1

# Attacks
changed=$work/served/pool/$(basename "$deb")
printf x | dd of="$changed" bs=1 seek=5000 conv=notrunc status=none
check_refused "a changed package" downloaded
cp "$deb" "$changed"
check "the right one comes again" downloaded
sed -i 's/^Description: .*/Description: another one/' "$work/served/dists/stable/main/binary-"*/Packages
gzip -9nkf "$work/served/dists/stable/main/binary-"*/Packages
check_refused "a changed list" update
check "signing mends it" repository "$key" "$deb"
check "apt accepts it" update
check "somebody else signs" repository "$other" "$deb"
check_refused "and is not believed" update
rm "$work/served/dists/stable/InRelease" "$work/served/dists/stable/Release.gpg"
check_refused "a list without a signature" update

finish
