/** Comments that silence findings: `# chartwright-ignore rule, rule` on the line of a finding or on the line above. */
import type { Finding } from './finding.ts';

const COMMENT = /chartwright-ignore(?:-(file))?[ \t]+([a-z][\w/-]*(?:[ \t]*,[ \t]*[a-z][\w/-]*)*)/g;

/** Whether a finding is silenced in its file; what a template rendered, by a comment anywhere in that template, too. `texts`: of files. */
export function isIgnored({ rule, position, rendered = position }: Finding, texts: ReadonlyMap<string, string>): boolean {
  const { line } = position;
  const isNear = (at: number) => line === undefined || line === at || line === at + 1;
  return (
    comments(texts.get(position.file)).some((comment) => covers(comment, rule) && (comment.ofFile || isNear(comment.line))) ||
    (rendered.rendered === true && comments(texts.get(rendered.file)).some((comment) => covers(comment, rule)))
  );
}

interface Comment {
  readonly line: number;
  readonly ofFile: boolean;
  readonly rules: readonly string[];
}

function comments(text: string | undefined): Comment[] {
  if (!text?.includes('chartwright-ignore')) return [];
  return text.split('\n').flatMap((content, i) =>
    [...content.matchAll(COMMENT)].map(([, whole, rules = '']) => {
      return { line: i + 1, ofFile: whole !== undefined, rules: rules.split(',').map((name) => name.trim()) };
    }),
  );
}

/** `family/*` and `family` cover all rules of a family. */
function covers({ rules }: Comment, rule: string): boolean {
  return rules.some((name) => name === rule || rule.startsWith(`${name.replace(/\/\*?$/, '')}/`));
}
