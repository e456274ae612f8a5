/** A README as a page of HTML, which loads nothing from elsewhere. */
import { htmlPages } from '../../../codec/html-pages.ts';
import { markdown } from '../../../codec/markdown.ts';
import { PAGES, STYLE } from './compiled-pages.ts';

const pageOf = htmlPages(PAGES, { style: STYLE });

/** The page of a README's Markdown; HTML within it is shown as it is written. */
export function readmePage(title: string, text: string): string {
  return pageOf('readme', { title, readme: markdown(text) });
}
