/** `.Files`: a chart's other files, by name, with Helm's methods. */
import { attempt } from '../base/errors.ts';
import { type ChartFile, fileText } from '../chart/chart.ts';
import { printYaml } from '../codec/yaml/print.ts';
import { decodeUtf8, sortedKeys } from '../go/utf8.ts';
import { BYTES, type Dict, type GoType, strings, typed, type Value } from '../go/value.ts';
import { compileGlob } from './glob/compile-glob.ts';

type Files = Map<string, Uint8Array>;

/** The files object of a chart: a map of bytes with methods. */
export function filesObject(files: readonly ChartFile[]): Dict {
  const map: Files = new Map(files.map((file) => [file.name, file.data]));
  const texts = new Map(files.map((file) => [file.data, file]));
  return typed(
    map as Dict,
    filesType((bytes) => (texts.has(bytes) ? fileText(texts.get(bytes) as ChartFile) : decodeUtf8(bytes))),
  );
}

/** The type, with its methods closed over how bytes become text: each file is decoded once. */
function filesType(text: (bytes: Uint8Array) => string): GoType {
  const get = (files: Files, name: string): Uint8Array => files.get(name) ?? new Uint8Array();
  const config = (files: Files, value: (bytes: Uint8Array) => Value): string => {
    const out: Dict = new Map();
    for (const name of sortedKeys(files)) out.set(baseName(name), value(get(files, name)));
    return attempt(() => printYaml(out).replace(/\n$/, '')) ?? '';
  };
  const type: GoType = {
    name: 'engine.files',
    kind: 'map',
    elem: BYTES,
    methods: new Map([
      ['Get', { params: 'string', call: (files: Files, name: string) => (files.has(name) ? text(get(files, name)) : '') }],
      ['GetBytes', { params: 'string', call: get }],
      [
        'Glob',
        {
          params: 'string',
          call: (files: Files, pattern: string) => {
            const matches = compileGlob(pattern);
            return typed(new Map([...files].filter(([name]) => matches(name))) as Dict, type);
          },
        },
      ],
      ['Lines', { params: 'string', call: (files: Files, name: string) => strings(lines(files.has(name) ? text(get(files, name)) : '')) }],
      ['AsConfig', { params: '', call: (files: Files) => config(files, text) }],
      ['AsSecrets', { params: '', call: (files: Files) => config(files, base64) }],
    ]),
  };
  return type;
}

/** The lines of a text; the last line's end begins no further one. */
function lines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** path.Base. */
function baseName(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed.slice(trimmed.lastIndexOf('/') + 1) || (path === '' ? '.' : '/');
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
