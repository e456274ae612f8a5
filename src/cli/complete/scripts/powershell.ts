/** The completion script for PowerShell. */

/** PROGRAM stands for the program's name, COMPLETE for the hidden command that is asked. */
export const POWERSHELL = `# Completion of PROGRAM for PowerShell.

Register-ArgumentCompleter -Native -CommandName 'PROGRAM' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $typed = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { "$_" })
    $program = $typed[0]
    $rest = @($typed | Select-Object -Skip 1)
    # The last word is the one at the cursor; it may not have been begun.
    if ($wordToComplete -eq '') { $rest += '' } else { $rest[-1] = $wordToComplete }

    # Older versions drop empty arguments unless they are quoted once more.
    if ($PSVersionTable.PSVersion -lt [version]'7.3') {
        $rest = @($rest | ForEach-Object { if ($_ -eq '') { '""' } else { $_ } })
    }
    $lines = @(& $program COMPLETE @rest 2>$null)
    if ($lines.Count -eq 0) { return }
    $directive = [int]($lines[-1].TrimStart(':'))

    # --flag=value: the whole word is replaced.
    $head = ''
    if ($wordToComplete -match '^(-[^=]*=)') { $head = $Matches[1] }
    $space = if ($directive -band 2) { '' } else { ' ' }

    $found = @($lines | Select-Object -SkipLast 1 | Where-Object { $_ -notlike '_activeHelp_ *' } | ForEach-Object {
        $value, $description = $_ -split "\`t", 2
        if ("$head$value" -like "$wordToComplete*") {
            if (-not $description) { $description = $value }
            [System.Management.Automation.CompletionResult]::new("$head$value$space", $value, 'ParameterValue', $description)
        }
    })
    # An empty answer keeps PowerShell from offering files.
    if ($found.Count -eq 0 -and ($directive -band 4)) { return '' }
    $found
}
`;
