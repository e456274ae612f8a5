// Keeps OpenPGP.js, which is under the LGPL, as the file that its makers distribute: beside the bundles, with its licence, so that
// another version can take its place.
import { cpSync, mkdirSync } from 'node:fs';

const PACKAGE = 'node_modules/openpgp';
const FILE = 'dist/node/openpgp.min.cjs';

/** An esbuild plugin that makes bundles load the file from dist/openpgp. */
export const besideBundles = {
  name: 'openpgp',
  setup({ onResolve }) {
    onResolve({ filter: /^openpgp$/ }, () => ({ path: `./openpgp/${FILE}`, external: true }));
  },
};

/** Copies the file, the licence and package.json to dist/openpgp. */
export function copyOpenPgp() {
  for (const name of [FILE, 'LICENSE', 'package.json']) {
    const target = `dist/openpgp/${name}`;
    mkdirSync(target.slice(0, target.lastIndexOf('/')), { recursive: true });
    cpSync(`${PACKAGE}/${name}`, target);
  }
}
