/** docs/rules.md: every rule of `lint` and `check`, from the registry. */
import type { Rule } from '../../diagnostics/rule.ts';
import { RULES } from '../../diagnostics/rules.ts';

const HEAD = `# Rules

The rules of \`check\`; those whose names begin with \`chart/\` are also the rules of \`lint\`. Each has a severity, which
\`.chartwright.yaml\` can change: [docs/check.md](check.md). \`npm run docs\` generates this page.
`;

/** The page as Markdown, a table for each family of rules. */
export function ruleDocs(): string {
  const rules = Object.entries<Rule>(RULES).sort(([a], [b]) => (a < b ? -1 : 1));
  const families = [...new Set(rules.map(([id]) => familyOf(id)))];
  const tables = families.map(
    (family) =>
      `## ${family}\n\n${TABLE}${rules
        .filter(([id]) => familyOf(id) === family)
        .map(row)
        .join('')}`,
  );
  return [HEAD, ...tables].join('\n');
}

const TABLE = '| rule | severity | what it finds | what to do |\n| --- | --- | --- | --- |\n';

function familyOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

function row([id, { severity, title, doc }]: readonly [string, Rule]): string {
  return `| \`${id}\` | ${severity} | ${cell(title)} | ${cell(doc)} |\n`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
