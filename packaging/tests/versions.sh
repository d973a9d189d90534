# Read by tests that need more than one version of the program. Needs support.sh, and what
# build/release holds.

old=$root/build/release/tasklight
old_version=$("$old" version | awk '{ print $2 }')
next_number=$(ls "$root/db/migrations" | tail -n 1 | sed 's/^0*\([0-9]*\)_.*/\1/')

copy_source() {
    mkdir -p "$work/copy/build"
    tar -C "$root" --format=posix --exclude=./.git --exclude=./build --exclude=./var \
        --exclude=node_modules -cf - . | tar -C "$work/copy" -xf -
    cp -a "$root/build/release" "$work/copy/build/"
}

# Builds the copy of the source with a higher version and one more migration (standard input) into
# the program `$work/NAME`. The copy takes the place of the source for the compiler alone, so that
# whatever did not change counts as built.
build_version() {
    local name=$1 version=$2
    [ -d "$work/copy" ] || copy_source
    next_number=$((next_number + 1))
    cat > "$work/copy/db/migrations/$(printf %04d $next_number)_$name.sql"
    sed -i "s/^project(tasklight VERSION [0-9.]*/project(tasklight VERSION $version/" \
        "$work/copy/CMakeLists.txt"
    unshare --mount $([ "$(id -u)" = 0 ] || echo --map-root-user) sh -ec '
        mount --bind "$1" "$2" && cd "$2"
        cmake --preset release && cmake --build --preset release -j2' build "$work/copy" "$root"
    cp "$work/copy/build/release/tasklight" "$work/$name"
}

# The old version may serve on this schema.
build_new() {
    build_version new 90.1.0 <<SQL
-- oldest: $old_version
ALTER TABLE tasks ADD COLUMN energy TEXT;
CREATE TABLE energies (name TEXT PRIMARY KEY);
CREATE INDEX tasks_by_energy ON tasks (owner_id, energy, id) WHERE energy IS NOT NULL;
SQL
}

# It may not on this one, but `new` may.
build_newest() {
    build_version newest 90.2.0 <<SQL
-- oldest: 90.1.0
CREATE INDEX tasks_by_title ON tasks (owner_id, title, id);
SQL
}
