/** The compiled templates of the pages, and what browsers may load for them. */
import { htmlPages } from '../../codec/html-pages.ts';
import { platformCrypto } from '../../host/crypto/crypto.ts';
import { PAGES, SCRIPT, STYLE } from './compiled-pages.ts';

/** A page as HTML: `list`, `chart` or `missing`. */
export const pageOf = htmlPages(PAGES, { style: STYLE, script: SCRIPT });

const hash = Buffer.from(platformCrypto().digest('sha256', SCRIPT), 'hex').toString('base64');

/** Pages show pictures of charts and run their own script; nothing else comes from elsewhere. */
export const POLICY = [
  `default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`,
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
].join('; ');
