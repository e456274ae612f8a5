/** Findings for programs: JSON, SARIF 2.1.0, JUnit, and GitHub's workflow commands. */

import { type Element, printXml } from '../../codec/xml/print.ts';
import { placeText } from '../../diagnostics/code-frame.ts';
import type { Severity } from '../../diagnostics/diagnostic.ts';
import { RULES, type RuleId } from '../../diagnostics/rules.ts';
import { type CheckedChart, findingPath, type ReportedFinding } from './report.ts';

export function jsonReport(charts: readonly CheckedChart[]): string {
  const plain = charts.map(({ path, name, findings }) => ({
    path,
    name,
    findings: findings.map(({ rule, severity, message, position, sets, frames, rendered }) => ({
      ...{ rule, severity, message, position, sets },
      ...(frames && { frames }),
      ...(rendered && { rendered }),
    })),
  }));
  return `${JSON.stringify({ charts: plain }, null, 2)}\n`;
}

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** `version`: the program's own. */
export function sarifReport(charts: readonly CheckedChart[], version: string): string {
  const findings = charts.flatMap((chart) => chart.findings.map((finding) => ({ chart, finding })));
  const ids = [...new Set(findings.map(({ finding }) => finding.rule))].sort();
  const rules = ids.map((id) => ({
    id,
    shortDescription: { text: RULES[id].title },
    fullDescription: { text: RULES[id].doc },
    defaultConfiguration: { level: LEVELS[RULES[id].severity] },
  }));
  const results = findings.map(({ chart, finding }) => sarifResult(chart, finding, ids));
  const run = { tool: { driver: { name: 'chartwright', version, rules } }, results };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
}

function sarifResult({ path, name }: CheckedChart, { rule, severity, message, position, sets }: ReportedFinding, ids: readonly RuleId[]) {
  const { file, line, column, rendered } = position;
  const uri = uriOf(path, name, file);
  // A place in what a template rendered is no place in the template.
  const region =
    line !== undefined && !rendered ? { region: { startLine: line, ...(column !== undefined && { startColumn: column }) } } : {};
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: LEVELS[severity],
    message: { text: rendered && line !== undefined ? `${message} (line ${line} of the rendered output)` : message },
    locations: [{ physicalLocation: { artifactLocation: { uri }, ...region } }],
    ...(sets.length > 0 && { properties: { sets } }),
  };
}

/** A file of a chart below the path that the chart was given by. */
function uriOf(path: string, name: string, file: string): string {
  return findingPath(path, name, file).split('/').map(encodeURIComponent).join('/');
}

export function junitReport(charts: readonly CheckedChart[]): string {
  const suites = charts.map(({ path, findings }): Element => {
    const failures = findings.filter(({ severity }) => severity !== 'info');
    const cases = findings.map(({ rule, severity, message, position }): Element => {
      const place = placeText(position);
      const failure: Element = { name: 'failure', attributes: { message, type: rule }, content: place };
      return { name: 'testcase', attributes: { classname: rule, name: place }, content: severity === 'info' ? [] : [failure] };
    });
    const none: Element = { name: 'testcase', attributes: { classname: 'check', name: path } };
    const attributes = { name: path, tests: Math.max(cases.length, 1), failures: failures.length, errors: 0 };
    return { name: 'testsuite', attributes, content: cases.length > 0 ? cases : [none] };
  });
  return `${printXml({ name: 'testsuites', content: suites })}\n`;
}

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

export function githubReport(charts: readonly CheckedChart[]): string {
  const lines = charts.flatMap(({ path, name, findings }) =>
    findings.map(({ rule, severity, message, position: { file, line, column, rendered } }) => {
      const place = { file: uriOf(path, name, file), ...(!rendered && { line, col: column }), title: rule };
      const properties = Object.entries(place).filter(([, value]) => value !== undefined);
      return `::${COMMANDS[severity]} ${properties.map(([key, value]) => `${key}=${property(String(value))}`).join(',')}::${data(message)}\n`;
    }),
  );
  return lines.join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
