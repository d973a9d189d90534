#!/usr/bin/awk -f
# Prints "PASSED FAILED" from the closing lines of Catch2, of node's test runner (TAP), and of the
# architecture test.
/^All tests passed \(.* test cases?\)/ { passed += $(NF - 2) }
/^test cases:/ {
    for (i = 3; i < NF; ++i) {
        if ($(i + 1) == "passed") passed += $i
        if ($(i + 1) == "failed") failed += $i
    }
}
/^# pass [0-9]+$/ { passed += $3 }
/^# fail [0-9]+$/ { failed += $3 }
/^[0-9]+ passed, [0-9]+ failed$/ { passed += $1; failed += $3 }
END { print passed + 0, failed + 0 }
