/** `completion bash`, `zsh`, `fish`, `powershell`: scripts that make a shell complete command lines. */
import { command, group, noArguments, type RunnableCommand } from '../command.ts';
import { noArgument } from '../complete/completion.ts';
import { bool } from '../flag.ts';

export const completion = group(
  {
    use: 'completion',
    short: 'generate autocompletion scripts for the specified shell',
    long: `
Prints scripts that make a shell complete the command lines of this program: commands,
flags, charts, repositories, versions, plugins and contexts.
`,
  },
  {
    bash: async () =>
      script('bash', async () => (await import('../complete/scripts/bash.ts')).BASH, {
        now: 'source <(PROGRAM completion bash)',
        always: 'PROGRAM completion bash > /etc/bash_completion.d/PROGRAM',
      }),
    fish: async () =>
      script('fish', async () => (await import('../complete/scripts/fish.ts')).FISH, {
        now: 'PROGRAM completion fish | source',
        always: 'PROGRAM completion fish > ~/.config/fish/completions/PROGRAM.fish',
      }),
    powershell: async () =>
      script('powershell', async () => (await import('../complete/scripts/powershell.ts')).POWERSHELL, {
        now: 'PROGRAM completion powershell | Out-String | Invoke-Expression',
        always: 'PROGRAM completion powershell >> $PROFILE',
      }),
    zsh: async () =>
      script('zsh', async () => (await import('../complete/scripts/zsh.ts')).ZSH, {
        now: 'source <(PROGRAM completion zsh)',
        always: 'PROGRAM completion zsh > "$fpath[1]/_PROGRAM"',
      }),
  },
);

/** Command lines that load the script: in the current shell, and in all new ones. */
interface Loading {
  readonly now: string;
  readonly always: string;
}

function script(shell: string, text: () => Promise<string>, { now, always }: Loading): RunnableCommand {
  return command({
    use: shell,
    short: `generate autocompletion script for ${shell}`,
    long: `
Prints a script that makes ${shell} complete the command lines of this program. The words
it offers come from the program itself, so the script keeps working after an update.
`,
    examples: `
  # in the current shell
  ${now}

  # in all new shells
  ${always}
`,
    flags: { noDescriptions: bool('disable completion descriptions') },
    args: noArguments,
    complete: noArgument,
    async run({ io }, _args, flags) {
      const asked = flags.noDescriptions ? '__completeNoDesc' : '__complete';
      io.out((await text()).replaceAll('COMPLETE', asked).replaceAll('PROGRAM', io.program));
    },
  });
}
