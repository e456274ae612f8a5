/** Comments that silence findings: `# chartwright-ignore rule, rule` on the line of a finding or on the line above. */
import type { Finding } from './finding.ts';

const COMMENT = /chartwright-ignore(?:-(file))?[ \t]+([a-z][\w/-]*(?:[ \t]*,[ \t]*[a-z][\w/-]*)*)/g;

/** Decides by a file's text whether a finding in it is silenced. A place in what is rendered is silenced by a comment anywhere in its template. */
export function isIgnored({ rule, position: { line, rendered } }: Finding, text: string | undefined): boolean {
  if (text === undefined || !text.includes('chartwright-ignore')) return false;
  return text.split('\n').some((content, i) =>
    [...content.matchAll(COMMENT)].some(([, whole, rules = '']) => {
      const near = rendered || whole !== undefined || line === undefined || line === i + 1 || line === i + 2;
      return near && rules.split(',').some((name) => covers(name.trim(), rule));
    }),
  );
}

/** `family/*` and `family` cover all rules of a family. */
function covers(name: string, rule: string): boolean {
  return name === rule || rule.startsWith(`${name.replace(/\/\*?$/, '')}/`);
}
