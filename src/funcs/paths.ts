/** Functions over slash paths. The `os…` ones are for the paths of the machine; Helm's answers on Unix are the same. */
import { type FuncTable, fn } from '../go/func.ts';

const path = {
  base: fn('string', base),
  clean: fn('string', clean),
  dir: fn('string', (text: string) => clean(text.slice(0, text.lastIndexOf('/') + 1))),
  ext: fn('string', extension),
  isAbs: fn('string', (text: string) => text.startsWith('/')),
};

export const pathFunctions: FuncTable = {
  ...path,
  osBase: path.base,
  osClean: path.clean,
  osDir: path.dir,
  osExt: path.ext,
  osIsAbs: path.isAbs,
};

/** path.Clean. */
function clean(text: string): string {
  const rooted = text.startsWith('/');
  const kept: string[] = [];
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!rooted) kept.push(part);
  }
  return (rooted ? '/' : '') + kept.join('/') || '.';
}

/** path.Base. */
function base(text: string): string {
  if (text === '') return '.';
  const trimmed = text.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

/** path.Ext. */
function extension(text: string): string {
  const name = text.slice(text.lastIndexOf('/') + 1);
  return name.includes('.') ? name.slice(name.lastIndexOf('.')) : '';
}
