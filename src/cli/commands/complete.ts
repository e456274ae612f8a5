/** `__complete`: what the scripts of shells ask for. Hidden, and the same as in all programs made with cobra. */
import { attempt, ChartwrightError } from '../../base/errors.ts';
import { parseBool } from '../../go/parse-bool.ts';
import { type Context, command, type RunnableCommand } from '../command.ts';
import { completeLine } from '../complete/complete-line.ts';

const DIRECTIVES: readonly (readonly [number, string])[] = [
  [1, 'ShellCompDirectiveError'],
  [2, 'ShellCompDirectiveNoSpace'],
  [4, 'ShellCompDirectiveNoFileComp'],
];

export const complete = completion('__complete', true);
export const completeWithoutDescriptions = completion('__completeNoDesc', false);

function completion(name: string, described: boolean): RunnableCommand {
  return command({
    use: `${name} [command-line]`,
    short: 'Request shell completion choices for the specified command-line',
    long: 'Prints completions for a command line, whose last word may be incomplete.',
    hidden: true,
    flags: {},
    takesAllWords: true,
    async run(context, words) {
      if (words.length === 0) throw new ChartwrightError('usage', 'requires at least 1 arg(s), only received 0');
      const { io } = context;
      const { words: found, directive, error } = await completeLine(words, context);
      if (error !== undefined) io.err(`[Debug] [Error] ${error}\n`);
      const hinted = variable(context, 'ACTIVE_HELP') === '0' ? found.filter((each) => !each.startsWith('_activeHelp_')) : found;
      const plain = !described || !wantsDescriptions(context);
      for (const each of hinted) io.out(`${(plain ? each.split('\t')[0] : each)?.split('\n')[0]?.trim()}\n`);
      io.out(`:${directive}\n`);
      const names = DIRECTIVES.filter(([bit]) => directive & bit).map(([, name]) => name);
      io.err(`Completion ended with directive: ${names.join(', ') || 'ShellCompDirectiveDefault'}\n`);
    },
  });
}

/** A setting of completion: for this program, or for all that are made with cobra. */
function variable({ io }: Context, name: string): string {
  return io.env[`HELM_${name}`] || io.env[`COBRA_${name}`] || '';
}

function wantsDescriptions(context: Context): boolean {
  return attempt(() => parseBool(variable(context, 'COMPLETION_DESCRIPTIONS'))) ?? true;
}
