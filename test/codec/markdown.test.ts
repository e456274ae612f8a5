/** READMEs as HTML: what is understood, and what must not get through. */
import { describe, expect, test } from 'vitest';
import { markdown } from '../../src/codec/markdown.ts';

describe('markdown', () => {
  test.each([
    ['# One\n## Two ##\ntext', '<h1>One</h1>\n<h2>Two</h2>\n<p>text</p>\n'],
    ['- a\n- b\n  - c', '<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n'],
    ['```yaml\na: <b>\n```', '<pre><code class="language-yaml">a: &lt;b&gt;\n</code></pre>\n'],
    ['\\*a\\* \\<b>', '<p>*a* &lt;b&gt;</p>\n'],
    [
      '[a](https://x/?a&b) <https://y> [m](mailto:a@b) [h](#h)',
      '<p><a href="https://x/?a&amp;b" rel="nofollow noreferrer">a</a> <a href="https://y" rel="nofollow noreferrer">https://y</a> <a href="mailto:a@b" rel="nofollow noreferrer">m</a> <a href="#h" rel="nofollow noreferrer">h</a></p>\n',
    ],
    [
      '![pic](https://x/p.png) [![badge](https://x/b.svg)](https://x)',
      '<p><a href="https://x/p.png" rel="nofollow noreferrer">pic</a> <a href="https://x" rel="nofollow noreferrer">badge</a></p>\n',
    ],
    ['', ''],
  ])('%j', (text, html) => expect(markdown(text)).toBe(html));

  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](data:text/html,x)',
    '[a](vbscript:x)',
    '![a](javascript:alert(1))',
    '[a](https://x"onclick="alert(1))',
    '<javascript:alert(1)>',
    '`\'"<b>`',
    '# <b onclick=x>',
    '| <b> |\n|---|\n| <b> |',
    '```\n</code></pre><script>\n```',
    '[<b>](https://x)',
    '> - <b>',
  ])('nothing of %j becomes HTML', (text) => {
    const html = markdown(text);
    expect(
      html.replace(
        /<\/?(?:p|h1|table|thead|tbody|tr|th|td|pre|code|blockquote|ul|li|em)>|<a href="https:[^"<>]*" rel="nofollow noreferrer">|<\/a>/g,
        '',
      ),
    ).not.toMatch(/[<>]/);
    expect(html).not.toMatch(/href="(?!https:)/);
  });

  test.each([
    ['brackets', '['.repeat(50_000)],
    ['labels', '[a'.repeat(50_000)],
    ['stars', '*a'.repeat(50_000)],
    ['underscores', '_'.repeat(100_000)],
    ['backquotes', Array.from({ length: 300 }, (_, i) => '`'.repeat(i)).join(' ')],
    ['quotes', `${'>'.repeat(50_000)}\n`.repeat(2)],
    ['items', Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}- a`).join('\n')],
    ['bars', '|'.repeat(100_000)],
    ['spaces', `a${' '.repeat(100_000)}b`],
    ['spaces alone', ' '.repeat(60_000)],
    ['nested lists', '- '.repeat(20_000)],
    ['parentheses', '[a](('.repeat(30_000)],
  ])('is quick on many %s', (_, text) => {
    const start = performance.now();
    markdown(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
