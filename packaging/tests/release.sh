#!/bin/bash
# A release from a tag: the source archive is complete, the same each time and builds without a network
# to a program that does the main job; what is not ready to be released is refused.
. "$(dirname "$0")/support.sh"
. "$(dirname "$0")/loopback.sh"
here=$root/packaging/tests/release
export GIT_CONFIG_GLOBAL=/dev/null GNUPGHOME=$work/gnupg

# A clone of what is checked out, changed as a release would change it, with a tag.
clone=$work/clone dist=$work/dist
git -C "$work" clone -q --no-local "$root" clone
git -C "$clone" config user.name Tester && git -C "$clone" config user.email tester@example.org
(cd "$root" && git diff HEAD --binary) | git -C "$clone" apply --allow-empty --index -
version=$("$clone/bin/version")
commit() { git -C "$clone" commit -q --allow-empty --all --message "$1"; }
release() { "$clone/bin/release" --output "$dist" "$@"; }
refuses() {  # WORDS-OF-THE-REFUSAL ARGUMENT…
    local words=$1
    ! release --only checksums "${@:2}" >"$work/refusal" 2>&1 || return 1
    cat "$work/refusal"
    grep -qF "$words" "$work/refusal"
}

commit "Stand as it is"
check "a tag that is not there is refused" refuses "there is no tag v$version"
sed -i "s/^## $version .*/## $version (unreleased)/" "$clone/CHANGELOG.md" && commit "Not yet"
git -C "$clone" tag "v$version"
check "a version without a dated entry in the change log is refused" refuses "CHANGELOG.md has no line"
sed -i "s/^## $version .*/## $version (2026-01-31)/" "$clone/CHANGELOG.md" && commit "Release"
git -C "$clone" tag --force "v$version" >/dev/null && git -C "$clone" tag v99.0.0
check "a tag that does not fit the version is refused" refuses "does not fit version $version" v99.0.0
echo >> "$clone/README.md"
check "changes that are not committed are refused" refuses "not committed"
git -C "$clone" checkout -q README.md
touch "$clone/forgotten.cpp"
check "files that nobody added are refused" refuses "not committed"
rm "$clone/forgotten.cpp"

check "an unknown step is refused" refuses 'not all of "chekcsums"' --only chekcsums
check "one among others as well" refuses "and not all of" --only archive,chekcsums
check "so are no steps" refuses "and not all of" --only ''
check "no files are no release" refuses "holds nothing of version $version"

mkdir -m 700 "$GNUPGHOME"
gpg --batch --quiet --passphrase '' --quick-generate-key release@example.org default default never 2>"$work/gpg.log"
at_end "gpgconf --kill all"
check "archive, SBOM and signed checksums are made" \
    release --only archive,sbom,checksums --sign release@example.org
archive=$dist/tasklight-$version.tar.xz
touch "$dist"/tasklight{-0.0.9.tar.xz,_0.0.9_amd64.deb,"-${version}0.cdx.json"}
check "another step can follow in a folder that holds other versions" \
    release --only checksums --sign release@example.org
rm "$dist"/tasklight{-0.0.9.tar.xz,_0.0.9_amd64.deb,"-${version}0.cdx.json"}
checksums() { (cd "$dist" && sha256sum --check --strict SHA256SUMS); }
check "the checksums are right" checksums
check "they name all that was made" diff <(cd "$dist" && ls tasklight*) <(cut -c67- "$dist/SHA256SUMS")
check "their signature is good" gpg --verify "$dist/SHA256SUMS.asc" "$dist/SHA256SUMS"
again() {
    sleep 1.1 && umask 077 && TZ=Pacific/Auckland release --output "$work/again" --only archive &&
        cmp "$archive" "$work/again/tasklight-$version.tar.xz"
}
check "the same tag gives the same archive, byte for byte" again

tar -xJf "$archive" -C "$work"
source=$work/tasklight-$version
expected() {
    git -C "$clone" ls-tree -r --name-only "v$version" | grep -vE '^(\.ci/|\.gitattributes$)'
    (cd "$root/external/civetweb" && find . -type f | sed 's|^\.|external/civetweb|')
}
contents() { (cd "$source" && find . -type f -o -type l | sed 's|^\./||' | sort); }
check "it holds every file of the tag, and CivetWeb's source" diff <(expected | sort) <(contents)
check_refused "no folder debian stands where packagers put their own" test -e "$source/debian"

# Without a network, in a fresh folder, without git. Debian's packages are there, as bin/setup left them.
offline() { unshare --net -- env --unset=GIT_DIR CCACHE_DIR="$(ccache --get-config cache_dir)" "$@"; }
check_refused "there is no network" offline curl -s --max-time 5 http://www.debian.org/
check "bin/build makes the program without a network" offline "$source/bin/build"
# As deep as bin/build's own folder: then the compiler cache finds what that compiled.
by_cmake() { offline sh -c "cd '$source' && cmake --preset release -B build/another && cmake --build build/another -j2 &&
    DESTDIR='$work/staged' cmake --install build/another --prefix /usr"; }
check "so does cmake alone, in another folder" by_cmake
check "it installs into a folder for packagers" test -x "$work/staged/usr/bin/tasklight"
program=$source/build/release/tasklight
check "the program tells the version" grep -F "$version" <("$program" version)
port=$(free_port)
"$program" serve --listen "127.0.0.1:$port" --database "sqlite:$work/data.db" >"$work/serve.log" 2>&1 &
server=$!
at_end "kill $server"
check "it serves" within 60 curl -fsS "http://127.0.0.1:$port/readyz"
check "it does the main job" python3 "$root/packaging/tests/main_job.py" "http://127.0.0.1:$port"

sbom=$dist/tasklight-$version.cdx.json
install_packages() { (cd "$here" && npm ci --ignore-scripts --no-audit --no-fund --silent); }
check "CycloneDX's schema is installed from npm" install_packages
for list in "$sbom" "$dist/tasklight-$version-image-$(dpkg --print-architecture).cdx.json"; do
    check "${list##*/} is valid by it" node "$here/validate.mjs" "$list"
    check "it tells who supplies what, and by what it was made" jq -e '.metadata.supplier.name and
        .metadata.tools.components[0].name and ([.components[].supplier.name] | all)' "$list"
done
check "scanners learn of which Debian the packages are" \
    jq -e '[.components[] | .purl | contains("&distro=debian-12")] | all' "$sbom"
beside() { jq -r '.components[] | select(.description == "Beside the program in the image") | .name' "$1"; }
check "the one for the image adds what lies beside the program" \
    test "$(beside "$list" | xargs)" = "base-files ca-certificates openssl tzdata"
check_refused "the one for the program does not" grep . <(beside "$sbom")
# By its words: of an empty file jq says that all is well.
holds() { [ "$(jq --arg a "${2:-}" "[.components[] | select($1)] | length == 1" "$sbom")" = true ]; }
check "it names CivetWeb with the hash of its archive" holds '.name == "civetweb" and .hashes[0].content == $a' \
    "$(cat "$source/external/civetweb/.sha256")"
linked() {
    for library in $(ldd "$program" | grep -o '/[^ ]*'); do
        dpkg-query --search "$library" || dpkg-query --search "$(realpath "$library")"
    done 2>/dev/null | cut -d: -f1 | sort -u
}
names_all() {
    local package
    for package in "$@"; do
        holds ".name == \"$package\" and .version == \$a" \
            "$(dpkg-query --show --showformat '${Version}' "$package")" || { echo "$package"; return 1; }
    done
}
check "some libraries are linked" test "$(linked | wc -l)" -gt 5
check "it names each library's package, as it is installed" names_all $(linked)
check "it names what is compiled in" names_all libboost1.74-dev libmstch-dev rapidjson-dev python3-zxcvbn

# Packages and image, which take long. What makes them, package.sh, arm64.sh and container.sh try out;
# here it only writes down how it was called.
for command in package image; do
    cat > "$clone/bin/$command" <<'SCRIPT'
#!/bin/bash
case $1 in
    --archive) file=$2 ;;
    --arch) file=$3/tasklight_$(bin/version)_$2.deb ;;
    *) file=$1/tasklight_$(bin/version)_$(dpkg --print-architecture).deb ;;
esac
echo "${PWD##*/} $SOURCE_DATE_EPOCH $REVISION $TREES" > "$file"
SCRIPT
done
commit "Write down" && git -C "$clone" tag --force "v$version" >/dev/null
whole=$work/whole arch=$(dpkg --print-architecture)
check "packages and image are made with the archive" \
    release --output "$whole" --only archive,packages,image,checksums
printf '%s\n' SHA256SUMS "tasklight-$version-image-$arch.tar.gz" "tasklight-$version.tar.xz" \
    "tasklight_${version}_amd64.deb" "tasklight_${version}_arm64.deb" > "$work/files"
check "they are all that a release needs, for two architectures" diff "$work/files" <(LC_ALL=C ls "$whole")
check "the checksums name them" diff <(grep ^tasklight "$work/files") <(cut -c67- "$whole/SHA256SUMS" | LC_ALL=C sort)
check "each is made in the unpacked archive, with the tag's moment and commit" test \
    "$(cat "$whole"/*.deb "$whole"/*-image-* | sort -u)" = \
    "tasklight-$version $(git -C "$clone" log -1 --format='%ct %H' "v$version") $clone/build/trees"
finish
