# Read by the tests that do what docs/operations.md says. Needs support.sh.

# The commands of the guide, word for word: paragraph NUMBER of the first block of commands after the
# line that begins with WORDS.
guide() {
    awk -v words="$1" -v number="$2" '
        index($0, words) == 1 { found = 1 }
        found && /^```/ { if (inside) exit; inside = 1; paragraph = 1; next }
        inside && /^$/ { paragraph++ }
        inside && paragraph == number' "$root/docs/operations.md"
}

# Follows commands from standard input in FOLDER, as somebody whose files others may read, with the
# FUNCTIONs in place of what this machine has not.
follow() (
    commands=$(cat)
    [ -n "$commands" ] || { echo "The guide has no such commands." >&2; exit 1; }
    umask 022
    cd "$1"
    export work root engine_room && export -f "${@:2}"
    bash -euc "$commands" </dev/null
)
