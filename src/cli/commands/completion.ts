/** `completion bash`, `zsh`, `fish`, `powershell`: scripts that make a shell complete command lines. */
import { type Command, noArguments } from '../command.ts';

const LOAD = 'Prints a script that makes';

export const completionBash = script(
  'bash',
  `
${LOAD} bash complete command lines. For the shell that runs:

    source <(chartwright completion bash)

For all to come, keep it where bash looks:

    chartwright completion bash > /etc/bash_completion.d/chartwright
`,
  async () => (await import('../complete/scripts/bash.ts')).BASH,
);

export const completionZsh = script(
  'zsh',
  `
${LOAD} zsh complete command lines. For the shell that runs:

    source <(chartwright completion zsh)

For all to come, keep it in a folder of $fpath:

    chartwright completion zsh > "\${fpath[1]}/_chartwright"
`,
  async () => (await import('../complete/scripts/zsh.ts')).ZSH,
);

export const completionFish = script(
  'fish',
  `
${LOAD} fish complete command lines. For the shell that runs:

    chartwright completion fish | source

For all to come:

    chartwright completion fish > ~/.config/fish/completions/chartwright.fish
`,
  async () => (await import('../complete/scripts/fish.ts')).FISH,
);

export const completionPowershell = script(
  'powershell',
  `
${LOAD} PowerShell complete command lines. For the shell that runs:

    chartwright completion powershell | Out-String | Invoke-Expression

For all to come, put that line into your profile.
`,
  async () => (await import('../complete/scripts/powershell.ts')).POWERSHELL,
);

function script(shell: string, long: string, text: () => Promise<string>): Command {
  return {
    use: shell,
    long,
    flags: () => [{ name: 'no-descriptions', type: 'bool', usage: 'disable completion descriptions' }],
    args: noArguments,
    async run({ io }, _args, flags) {
      const asked = flags.bool('no-descriptions') ? '__completeNoDesc' : '__complete';
      io.out((await text()).replaceAll('COMPLETE', asked).replaceAll('PROGRAM', io.program));
    },
  };
}
