#!/bin/zsh
# What zsh offers: complete.zsh FOLDER-OF-COMPLETIONS LINE   It types the line and a tab at a zsh of
# its own, whose compadd tells what it is given.
zmodload zsh/zpty
typeset -g folder=$1 line=$2

zpty -b shell zsh -f -i
zpty -w shell "PS1= PS2=; stty -echo; fpath=($folder \$fpath); autoload -U compinit; compinit -D -u
compadd() {
    if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then builtin compadd \"\$@\"; return; fi
    local -a hits; builtin compadd -O hits \"\$@\"
    local hit; for hit in \$hits; print -r -- \"offer:\$hit\"
    builtin compadd \"\$@\"
}
done-offering() { print -r -- offers-end; zle send-break }
complete-and-say() { zle list-choices; done-offering }
zle -N complete-and-say
zstyle ':completion:*' insert-tab false
bindkey '^I' complete-and-say
print ready-\$((1 + 1))"
zpty -r -m shell seen '*ready-2*' || exit 1
zpty -w -n shell "$line"$'\t'
zpty -r -m shell seen '*offers-end*' || exit 1
zpty -d shell
print -r -- $seen | tr -d '\r' | sed -n 's/.*offer://p' | sort -u
