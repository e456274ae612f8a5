/** `.Files` of README templates: all files below the chart's folder, read when they are asked for. Mirrors helm-docs 1.14.2 pkg/document/files.go. */

import { printYamlWide } from '../../../codec/yaml/print.ts';
import { encodeBase64 } from '../../../go/base64.ts';
import { joinPath } from '../../../go/path.ts';
import { decodeUtf8 } from '../../../go/utf8.ts';
import { BYTES, dict, GoObject, type GoType, strings, type Value } from '../../../go/value.ts';
import type { FileSystem } from '../../../host/files.ts';
import { compileGlob } from '../../../render/glob/compile-glob.ts';

/** Bytes by path as the chart's folder begins it. */
type Found = ReadonlyMap<string, () => Uint8Array>;

/** The files below `path`, which templates call `folder`. */
export function readmeFiles(files: FileSystem, path: string, folder: string): Value {
  const found = new Map<string, () => Uint8Array>();
  const visit = (at: string, named: string): void => {
    for (const { name, kind } of files.list(at)) {
      const inside = joinPath(at, name);
      if (kind === 'directory') visit(inside, joinPath(named, name));
      else found.set(joinPath(named, name), () => files.read(inside));
    }
  };
  visit(path, folder);
  return filesObject(found, folder);
}

function filesObject(found: Found, folder: string): GoObject {
  const bytes = (name: string) => found.get(joinPath(folder, name))?.() ?? new Uint8Array();
  const byName = (value: (data: Uint8Array) => Value) =>
    found.size === 0
      ? ''
      : printYamlWide(dict(Object.fromEntries([...found].map(([path, read]) => [lastPart(path), value(read())])))).replace(/\n$/, '');
  const type: GoType = {
    name: 'document.files',
    kind: 'struct',
    methods: new Map([
      ['Get', { params: 'string', call: (_: GoObject, name: string) => decodeUtf8(bytes(name)) }],
      ['GetBytes', { params: 'string', call: (_: GoObject, name: string) => bytes(name) }],
      [
        'Glob',
        { params: 'string', call: (_: GoObject, pattern: string) => filesObject(matching(found, joinPath(folder, pattern)), folder) },
      ],
      [
        'Lines',
        {
          params: 'string',
          call: (_: GoObject, path: string) => strings(found.has(path) ? decodeUtf8(found.get(path)!()).split('\n') : []),
        },
      ],
      ['AsConfig', { params: '', call: () => byName(decodeUtf8) }],
      ['AsSecrets', { params: '', call: () => byName(encodeBase64) }],
      ['AsMap', { params: '', call: () => new Map([...found].map(([path, read]) => [path, fileObject(path, read)])) }],
    ]),
  };
  return new GoObject(type);
}

function fileObject(path: string, read: () => Uint8Array): GoObject {
  const methods = new Map([['GetData', { params: '', call: () => read() }]]);
  return new GoObject({ name: '*document.fileEntry', kind: 'ptr', elem: BYTES, methods }, new Map([['Path', path]]));
}

function matching(found: Found, pattern: string): Found {
  const matches = compileGlob(pattern);
  return new Map([...found].filter(([path]) => matches(path)));
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
