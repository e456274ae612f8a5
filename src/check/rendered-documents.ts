/** Rendered files as documents, each with its place in its file and what is wrong with its YAML. */
import { attempt } from '../base/errors.ts';
import type { YamlNode } from '../codec/yaml/node.ts';
import { parseYaml } from '../codec/yaml/parse.ts';
import { isBlankText } from '../go/space.ts';
import type { Value } from '../go/value.ts';
import type { Finding } from './finding.ts';
import { scanYaml } from './scan-yaml.ts';

const SEPARATOR = /^---[ \t]*.*$/m;

export interface RenderedDocument {
  /** The template that rendered it. */
  readonly file: string;
  /** The line of the rendered text where it begins, from 1. */
  readonly line: number;
  readonly root: YamlNode | undefined;
  /** Undefined if it is empty or no YAML. */
  readonly value: Value | undefined;
  readonly findings: readonly Finding[];
}

/** The documents of rendered files that are manifests, by the files' names. */
export function renderedDocuments(files: ReadonlyMap<string, string>): RenderedDocument[] {
  const manifests = [...files].filter(([name]) => /\.(?:ya?ml|tpl|json)$/.test(name));
  return manifests.sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([name, text]) => documentsOf(name, text));
}

function documentsOf(file: string, text: string): RenderedDocument[] {
  let line = 1;
  return text.split(SEPARATOR).flatMap((part): RenderedDocument[] => {
    const begin = line;
    line += part.split('\n').length - 1;
    if (isBlankText(part)) return [];
    const { root, findings } = scanYaml(part);
    const value = root && attempt(() => parseYaml(part));
    const located = findings.map(
      (each): Finding => ({
        rule: each.rule,
        message: each.message,
        position: { file, line: begin + each.line - 1, column: each.column, rendered: true },
      }),
    );
    return [{ file, line: begin, root, value: value === null ? undefined : value, findings: located }];
  });
}

/** The objects of a file of crds/. */
export function definitionsIn(text: string): Value[] {
  return text.split(SEPARATOR).flatMap((part) => {
    const value = attempt(() => parseYaml(part));
    return value === undefined || value === null ? [] : [value];
  });
}
