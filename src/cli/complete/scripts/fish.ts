/** The completion script for fish. */

/** PROGRAM stands for the program's name, COMPLETE for the hidden command that is asked. */
export const FISH = `# Completion of PROGRAM for fish.

function __PROGRAM_ask
    set -l words (commandline --tokenize --cut-at-cursor)
    set -l word (commandline --current-token --cut-at-cursor)
    set -g __PROGRAM_directive 0
    set -l head ''
    # --flag=value: fish wants the whole of it.
    if string match -q -r -- '^-[^=]*=' $word
        set head (string replace -r -- '=.*' '=' $word)
    end
    for line in (eval (string escape -- $words[1]) COMPLETE (string escape -- $words[2..-1] "$word") 2>/dev/null)
        if string match -q -r -- '^:[0-9]+$' $line
            set -g __PROGRAM_directive (string sub --start 2 -- $line)
        else if not string match -q -- '_activeHelp_ *' $line
            echo $head$line
        end
    end
end

# What the program offers, or files where it has nothing and does not mind them.
function __PROGRAM_complete
    set -l found (__PROGRAM_ask)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else if test (math "floor($__PROGRAM_directive / 4) % 2") -eq 0
        __fish_complete_path (commandline --current-token --cut-at-cursor)
    end
end

complete --command PROGRAM --erase
complete --command PROGRAM --no-files --keep-order --arguments '(__PROGRAM_complete)'
`;
