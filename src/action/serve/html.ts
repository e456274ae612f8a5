/** HTML as text that is safe to put together: everything that comes from a chart goes through `escapeHtml`. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it may stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (char) => ENTITIES[char] as string)
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\uffff]/gu, (char) => ((char.codePointAt(0) as number) > 0xffff ? char : '\ufffd'));
}

const LINKS = /^(?:https?:\/\/|mailto:|#)/i;

/** A link where the address is one that cannot do harm; otherwise the text alone. `inner` is HTML. */
export function link(address: string, inner: string): string {
  return LINKS.test(address) ? `<a href="${escapeHtml(address)}" rel="nofollow noreferrer">${inner}</a>` : inner;
}

export const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
a { color: LinkText; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
pre { padding: .8rem; overflow-x: auto; background: color-mix(in srgb, currentColor 7%, transparent); }
code { font-family: ui-monospace, monospace; font-size: .9em; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid color-mix(in srgb, currentColor 30%, transparent); }
dt { font-weight: bold; }
.quiet { opacity: .7; }
`;

/** A whole page; `body` is HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
