/** READMEs as HTML: markdown-it with HTML switched off, links that can do no harm, and images as links. */
import MarkdownIt, { type Token } from 'markdown-it';

const LINKS = /^(?:https?:\/\/|mailto:|#)/i;

const reader = new MarkdownIt({ html: false, linkify: false });
reader.validateLink = (address) => LINKS.test(address);

const { rules } = reader.renderer;
rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrSet('rel', 'nofollow noreferrer');
  return self.renderToken(tokens, index, options);
};
rules.image = (tokens, index) => {
  const { escapeHtml } = reader.utils;
  const token = tokens[index] as Token;
  const text = escapeHtml(token.content || 'image');
  return isLinked(tokens, index) ? text : `<a href="${escapeHtml(String(token.attrGet('src')))}" rel="nofollow noreferrer">${text}</a>`;
};

/** Whether a link is open before the token. */
function isLinked(tokens: readonly Token[], index: number): boolean {
  return tokens.slice(0, index).reduce((depth, { type }) => depth + (type === 'link_open' ? 1 : type === 'link_close' ? -1 : 0), 0) > 0;
}

/** A text as HTML that can be in a page. */
export function markdown(text: string): string {
  return reader.render(text);
}
