# bash completion for banxin(1)
_banxin() {
    local cur prev words cword
    cur=${COMP_WORDS[COMP_CWORD]}
    prev=${COMP_WORDS[COMP_CWORD-1]}
    case $prev in
        --diagnostics) COMPREPLY=($(compgen -W "human short json" -- "$cur")); return ;;
        --color) COMPREPLY=($(compgen -W "auto always never" -- "$cur")); return ;;
        -o|--output|--per-page|--style|--print|--dump|--report|--data|--folder|--cache) COMPREPLY=($(compgen -f -- "$cur")); return ;;
        --jobs|--pages|--page-name) return ;;
    esac
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "build check lint fonts --help --version" -- "$cur"))
    elif [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "-o --output --per-page --page-name --style --print --pages --jobs --cache --no-cache --dump --report --timings --grid --strict --normalize
            --diagnostics --color --data --folder --system --lint-overlay --rules --help" -- "$cur"))
    else
        COMPREPLY=($(compgen -f -X '!*.@(xml|json|json.gz)' -- "$cur"))
    fi
}
complete -o filenames -F _banxin banxin
