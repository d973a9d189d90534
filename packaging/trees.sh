# Read by tests and scripts that need a Debian of their own, made by mmdebstrap. A tree is made once
# and kept under build/trees until its recipe changes; whoever uses one mounts something over it.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
trees=${TREES:-$repository/build/trees}

# The machine's own entries for Debian; other publishers have nothing to do with us.
debian_sources() {
    local entries
    entries() {
        apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' \
            'Created-By: Packages' 'Origin: Debian' | sort -u
    }
    entries=$(entries)
    [ -n "$entries" ] || { apt-get update -qq >&2 && entries=$(entries); }
    printf '%s\n' "$entries"
}

# tree NAME MMDEBSTRAP-ARGUMENT…  prints the folder. Bookworm's security updates are in it.
tree() {
    local name=$1 recipe folder
    shift
    recipe=$({ printf '%s\n' "$@"; debian_sources; } | sha256sum | cut -c1-12)
    folder=$trees/$name-$recipe
    if [ ! -e "$folder.made" ]; then
        rm -rf --one-file-system "$trees/$name"-*
        mkdir -p "$trees"
        debian_sources | mmdebstrap --quiet --mode=root --variant=minbase \
            --dpkgopt=force-unsafe-io "$@" bookworm "$folder" - \
            >"$folder.log" 2>&1 || { tail -n 40 "$folder.log" >&2; rm -rf --one-file-system "$folder"; return 1; }
        touch "$folder.made"
    fi
    printf '%s\n' "$folder"
}

# The package of the commit that is checked out, made unless it is there.
built_package() {
    local folder=$repository/build/packages commit
    commit=$(git -C "$repository" rev-parse HEAD 2>/dev/null || echo archive)
    if [ "$(cat "$folder/.commit" 2>/dev/null)" != "$commit" ]; then
        rm -rf --one-file-system "$folder"
        "$repository/bin/package" "$folder" >&2 || return 1
        echo "$commit" > "$folder/.commit"
    fi
    ls "$folder"/tasklight_*_"$(dpkg --print-architecture)".deb
}

# bootable_tree DEB PACKAGE…  A Debian that boots and holds, not installed but as apt would have
# downloaded them, the PACKAGEs and what DEB needs: the machine has no network.
bootable_tree() {
    local needed
    needed=$(dpkg-deb -f "$1" Depends | sed 's/([^)]*)//g; s/|[^,]*//g; s/,/ /g' | xargs)
    tree bootable --include=systemd,systemd-sysv,dbus --skip=cleanup/apt \
        --customize-hook="APT_CONFIG=\$MMDEBSTRAP_APT_CONFIG apt-get install -qq -y \
            --no-install-recommends --download-only $needed ${*:2}"
}
