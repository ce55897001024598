"""The fixed part of the scripts that complete the command line; `@…@` is what the parsers fill."""

WALK = r"""
            if [[ $word == '=' ]]; then
                :
            elif [[ -n $skip ]]; then
                [[ $skip == --office ]] && office=$word
                skip=''
            elif [[ $word == --office=* ]]; then
                office=${word#*=}
            elif [[ $word == -* ]]; then
                case "$word" in
                    @VALUED@) skip=$word ;;
                esac
            elif [[ -z $cmd ]]; then
                cmd=$word
                case "$word" in
@TREE@
                esac
            elif [[ $cmd != *' '* && $place == 0 && " $seconds " == *" $word "* ]]; then
                cmd="$cmd $word"
            else
                place=$((place + 1))
            fi
""".strip("\n")
"""How a word before the cursor is understood, the same in both shells."""

BASH = r"""
# Дополнение команд sstui в bash. Сделано командой «sstui completion bash»: не правьте.
_sstui_names() {  # что дополнить, что набрано, папка учреждения
    local value about is_prefix=1 found=0
    local -a values=() lines=()
    while IFS=$'\t' read -r value about; do
        values+=("$value")
        lines+=("$value  $about")
        [[ $value == "$2"* ]] || is_prefix=0
        found=$((found + 1))
    done < <(command "$program" complete "$1" "$2" ${3:+--office "$3"} 2>/dev/null)
    if (( found == 0 )); then
        return
    elif (( found == 1 || is_prefix )) || [[ $1 != case ]]; then
        for value in "${values[@]}"; do
            COMPREPLY+=("$(_sstui_quoted "$value")")
        done
    else
        # Номера не начинаются с набранного имени: показать их и ничего не менять.
        COMPREPLY=("${lines[@]}" ' ')
    fi
}

_sstui_quoted() {
    case "$open" in
        '') printf '%q' "$1" ;;
        *) printf '%s' "$1" ;;
    esac
}

_sstui() {
    local cur word cmd='' skip='' office='' seconds='' keys='' kind='' spot='' want prev open='' one
    local program=${COMP_WORDS[0]/#\~/$HOME} place=0 at=1
    COMPREPLY=()
    cur=${COMP_WORDS[COMP_CWORD]}
    [[ $cur == '=' ]] && cur=''
    case "$cur" in
        [\'\"]*) open=${cur:0:1} cur=${cur:1} ;;
    esac
    while (( at < COMP_CWORD )); do
        word=${COMP_WORDS[at]}
@WALK@
        at=$((at + 1))
    done
    prev=$skip
    case "$cmd" in
@CASES@
    esac
    if [[ -n $skip ]]; then
        want=$kind
    elif [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$keys" -- "$cur"))
        return
    elif [[ -z $cmd ]]; then
        COMPREPLY=($(compgen -W '@FIRST@' -- "$cur"))
        return
    else
        want=$spot
        if [[ $cmd != *' '* && $place == 0 ]]; then
            COMPREPLY=($(compgen -W "$seconds" -- "$cur"))
        fi
    fi
    case "$want" in
        ''|any) ;;
        folder) compopt -o filenames 2>/dev/null
            while IFS= read -r one; do COMPREPLY+=("$one"); done < <(compgen -d -- "$cur") ;;
        file) compopt -o filenames 2>/dev/null
            while IFS= read -r one; do COMPREPLY+=("$one"); done < <(compgen -f -- "$cur") ;;
        '='*) while IFS= read -r one; do
                [[ $one == "$cur"* ]] && COMPREPLY+=("$(_sstui_quoted "$one")")
            done <<< "${want#=}" ;;
        *) _sstui_names "$want" "$cur" "$office" ;;
    esac
    if [[ -z $cur && -z $skip && ${#COMPREPLY[@]} == 0 ]]; then
        COMPREPLY=($(compgen -W "$keys"))
    fi
}

complete -F _sstui sstui
""".lstrip("\n")

ZSH = r"""
#compdef sstui
# Дополнение команд sstui в zsh. Сделано командой «sstui completion zsh»: не правьте.
_sstui_names() {  # что дополнить, что набрано, папка учреждения
    local value text
    local -a found about
    while IFS=$'\t' read -r value text; do
        found+=("$value")
        about+=("$value  $text")
    done < <(command $program complete "$1" "$2" ${3:+--office} ${3:+"$3"} 2>/dev/null)
    (( ${#found} )) || return 1
    if [[ $1 == case && ${found[1]} != "$2"* ]]; then
        # Номера не начинаются с набранного имени: несколько показать, один подставить.
        compadd -U -i "$IPREFIX" -l -d about -a found
        (( ${#found} > 1 )) && compstate[insert]='' compstate[list]='list force'
    else
        compadd -U -i "$IPREFIX" -l -d about -a found
    fi
    return 0
}

_sstui() {
    local word cmd='' skip='' office='' seconds='' kind='' spot='' want prev
    local program=${~words[1]}
    integer place=0 at ret=1
    local -a described more values
    for (( at = 2; at < CURRENT; at++ )); do
        word=${(Q)words[at]}
@WALK@
    done
    if [[ -z $skip && ${words[CURRENT]} == --*=* ]]; then
        skip=${words[CURRENT]%%=*}
        compset -P 1 '*='
    fi
    prev=$skip
    case "$cmd" in
@CASES@
    esac
    if [[ -n $skip ]]; then
        want=$kind
    elif [[ $PREFIX == -* ]]; then
        _describe -o 'ключ' described
        return
    elif [[ -z $cmd ]]; then
        more=(@COMMANDS@)
        _describe 'команда' more
        return
    else
        want=$spot
        if [[ $cmd != *' '* && $place == 0 && -n $seconds ]]; then
            case "$cmd" in
@SECONDS@
            esac
            _describe 'команда' more && ret=0
        fi
    fi
    case "$want" in
        ''|any)
            [[ -z $PREFIX && -z $skip && -z $seconds ]] && _describe -o 'ключ' described && ret=0 ;;
        folder) _files -/ && ret=0 ;;
        file) _files && ret=0 ;;
        '='*) values=("${(@f)${want#=}}")
            compadd -a values && ret=0 ;;
        *) _sstui_names "$want" "${(Q)PREFIX}" "$office" && ret=0 ;;
    esac
    return ret
}

if [[ ${funcstack[1]} == _sstui ]]; then
    _sstui "$@"
elif (( $+functions[compdef] )); then
    compdef _sstui sstui
fi
""".lstrip("\n")
