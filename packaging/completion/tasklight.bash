# bash completion for tasklight

_tasklight() {
    local cur prev words cword split
    _init_completion -s || return

    case $prev in
        --config | --database-password-file | --migration-password-file | --metrics-token-file | \
            --tls-certificate | --tls-key | --admin-password-file)
            _filedir
            return
            ;;
        --views)
            _filedir -d
            return
            ;;
        --database | --migration-database | --admin-database)
            COMPREPLY=($(compgen -W 'sqlite: postgresql://' -- "$cur"))
            compopt -o nospace
            __ltrim_colon_completions "$cur"
            return
            ;;
        --auto-migrate | --database-prepared-statements)
            COMPREPLY=($(compgen -W 'true false' -- "$cur"))
            return
            ;;
        --services)
            COMPREPLY=($(compgen -W 'accounts tasks pages' -P "${cur%"${cur##*,}"}" -- "${cur##*,}"))
            return
            ;;
        --registration)
            COMPREPLY=($(compgen -W 'open invite closed' -- "$cur"))
            return
            ;;
        --log-level)
            COMPREPLY=($(compgen -W 'error warning info debug' -- "$cur"))
            return
            ;;
        --log-format)
            COMPREPLY=($(compgen -W 'text json' -- "$cur"))
            return
            ;;
        --listen | --database-connections | --public-url | --trusted-proxies | --password-memory | \
            --password-operations | --worker-threads | --name | --user)
            return
            ;;
    esac
    $split && return

    local commands='serve migrate setup add user health doctor version help'
    if ((cword == 1)); then
        COMPREPLY=($(compgen -W "$commands" -- "$cur"))
        return
    fi
    local flags='--listen --database --database-password-file --database-connections
        --database-prepared-statements --migration-database --migration-password-file --public-url
        --tls-certificate --tls-key --trusted-proxies --services --auto-migrate --registration
        --password-memory --password-operations --metrics-token-file --worker-threads --views
        --log-level --log-format --config --help'
    [[ ${words[1]} == setup ]] && flags+=' --admin-database --admin-password-file --name'
    [[ ${words[1]} == add ]] && flags+=' --user'
    case ${words[1]}:$cword:$cur in
        help:2:*) COMPREPLY=($(compgen -W "$commands" -- "$cur")) ;;
        help:* | version:*) ;;
        *:-*) COMPREPLY=($(compgen -W "$flags" -- "$cur")) ;;
        migrate:2:*) COMPREPLY=($(compgen -W 'wait status' -- "$cur")) ;;
        setup:2:*) COMPREPLY=($(compgen -W 'postgresql' -- "$cur")) ;;
        user:2:*) COMPREPLY=($(compgen -W 'add password list disable enable role' -- "$cur")) ;;
        user:4:*) [[ ${words[2]} == role ]] && COMPREPLY=($(compgen -W 'admin member' -- "$cur")) ;;
    esac
} &&
    complete -F _tasklight tasklight
