#!/bin/bash
# What bash offers: complete.bash COMPLETION-FILE LINE
. /usr/share/bash-completion/bash_completion
. "$1"
COMP_LINE=$2 COMP_POINT=${#2} COMP_TYPE=9 COMP_KEY=9 COMPREPLY=()
# Words as readline makes them: "=" stands alone, and after a space a new word begins.
read -ra COMP_WORDS <<< "${COMP_LINE//[=]/ = }"
[[ $COMP_LINE != *[\ =] ]] || COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
compopt() { :; }  # only bash itself may call it, while it completes
_tasklight tasklight "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
((${#COMPREPLY[@]} == 0)) || printf '%s\n' "${COMPREPLY[@]}" | sort -u
