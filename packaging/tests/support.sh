# Read by the tests of packaging/tests. A test calls `check WORDS COMMAND…` for each thing that it
# claims, and `finish` last, which prints "N passed, N failed" and ends with 1 if anything failed.
# `work` is a scratch folder that goes when the script ends; `at_end COMMAND` adds to the clean-up.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
passed=0 failed=0
work=$(mktemp -d /var/tmp/tasklight-tests.XXXXXX)
endings=()

at_end() { endings=("$*" "${endings[@]}"); }
clean_up() {
    local ending
    for ending in "${endings[@]}"; do eval "$ending" || true; done
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

# Runs the command; its output is shown only if it fails.
check() {
    local words=$1
    if "${@:2}" >"$work/check.log" 2>&1 </dev/null; then
        passed=$((passed + 1))
        printf 'ok      %s\n' "$words"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s\n' "$words"
        sed 's/^/        /' "$work/check.log" | tail -n 40
    fi
}

# The same for a command that must fail.
check_refused() { check "$1" refused "${@:2}"; }
refused() { ! "$@"; }

# Tries the command until it works, for SECONDS at most: as a rule 60, which a busy machine may need.
within() {
    local deadline=$((SECONDS + $1))
    until "${@:2}"; do
        [ $SECONDS -lt $deadline ] || return 1
        sleep 0.2
    done
}

finish() {
    printf '\n%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" = 0 ] && [ "$passed" != 0 ]
    exit
}
