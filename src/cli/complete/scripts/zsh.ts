/** The completion script for zsh. */

/** PROGRAM stands for the program's name, COMPLETE for the hidden command that is asked. */
export const ZSH = `#compdef PROGRAM
# Completion of PROGRAM for zsh.

_PROGRAM() {
    local answer line directive value description word=\${words[CURRENT]}
    local -a lines entries
    # The last word may be unfinished, or not yet begun.
    answer=$(_call_program PROGRAM "\${(q)words[1]}" COMPLETE "\${(@q)words[2,CURRENT-1]}" "\${(q)word:-}" 2>/dev/null) || return 1
    lines=("\${(@f)answer}")
    directive=\${lines[-1]#:}
    shift -p lines

    for line in "\${lines[@]}"; do
        value=\${line%%$'\\t'*}
        description=\${line#*$'\\t'}
        if [[ $value == _activeHelp_\\ * ]]; then
            compadd -x "\${value#_activeHelp_ }"
        elif [[ -z $value ]]; then
            continue
        elif [[ $line == *$'\\t'* ]]; then
            entries+=("\${value//:/\\\\:}:$description")
        else
            entries+=("\${value//:/\\\\:}")
        fi
    done

    local -a options
    if (( directive & 2 )); then options=(-S ''); fi
    # --flag=value: only the value is offered.
    if [[ $word == -*=* ]]; then compset -P '*='; fi
    if (( \${#entries} > 0 )); then
        _describe -V PROGRAM entries "\${options[@]}" && return 0
    fi
    if (( (directive & 4) == 0 )); then
        _files
    fi
}

# Loaded by the completion system, or read in by hand.
if [[ "\${funcstack[1]}" == "_PROGRAM" ]]; then
    _PROGRAM
else
    compdef _PROGRAM PROGRAM
fi
`;
