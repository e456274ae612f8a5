/** The completion script for bash: collects the words, asks the program, and hands bash what fits. */

/** PROGRAM stands for the program's name, COMPLETE for the hidden command that is asked. */
export const BASH = `# Completion of PROGRAM for bash.

# The words up to the cursor, put together again where bash has cut them at = or :.
__PROGRAM_words() {
    local rest=\${COMP_LINE:0:COMP_POINT} part index
    words=()
    for ((index = 0; index <= COMP_CWORD; index++)); do
        part=\${COMP_WORDS[index]}
        if [[ $index -eq 0 || $rest == [[:space:]]* ]]; then
            rest=\${rest#"\${rest%%[![:space:]]*}"}
            words+=("")
        fi
        if [[ $index -eq $COMP_CWORD ]]; then part=$rest; fi
        words[\${#words[@]} - 1]+=$part
        rest=\${rest#"$part"}
    done
}

__PROGRAM_complete() {
    local words word piece answer line directive value shown width=0 index
    local values=() lines=()
    COMPREPLY=()
    __PROGRAM_words
    word=\${words[\${#words[@]} - 1]}
    # What bash takes for the word; what comes before it must not be offered again.
    piece=\${COMP_WORDS[COMP_CWORD]}
    answer=$("\${words[0]}" COMPLETE "\${words[@]:1}" 2>/dev/null) || return
    while IFS='' read -r line; do
        lines+=("$line")
    done <<<"$answer"
    [[ \${#lines[@]} -gt 0 ]] || return
    directive=\${lines[\${#lines[@]} - 1]#:}
    unset "lines[\${#lines[@]} - 1]"

    if ((directive & 2)); then compopt -o nospace; fi
    if ((directive & 4)); then compopt +o default; fi

    # What has been typed before the piece, and of a flag's value what stands before the value.
    local head flag=""
    if [[ $piece == [:=] ]]; then piece=""; fi
    head=\${word%"$piece"}
    if [[ $word == -*=* ]]; then
        flag=\${word%%=*}=
        word=\${word#*=}
    fi
    for line in \${lines[@]+"\${lines[@]}"}; do
        value=\${line%%$'\\t'*}
        if [[ $value == _activeHelp_* || $value != "$word"* ]]; then continue; fi
        values+=("$line")
        if [[ \${#value} -gt $width ]]; then width=\${#value}; fi
    done
    for index in \${values[@]+"\${!values[@]}"}; do
        line=\${values[index]}
        value=\${line%%$'\\t'*}
        shown=$flag$value
        shown=\${shown#"$head"}
        # Descriptions are for lists only: what is alone is put on the command line.
        if [[ \${#values[@]} -gt 1 && $line == *$'\\t'* && \${COMP_TYPE:-9} -ne 37 && \${COMP_TYPE:-9} -ne 42 ]]; then
            printf -v shown "%-\${width}s  (%s)" "$shown" "\${line#*$'\\t'}"
        elif [[ \${#values[@]} -eq 1 ]]; then
            printf -v shown "%q" "$shown"
            shown=\${shown//\\\\=/=}
        fi
        COMPREPLY+=("$shown")
    done
}

complete -o default -F __PROGRAM_complete PROGRAM
`;
