/** READMEs as HTML: what is understood, and what must not get through. */
import { describe, expect, test } from 'vitest';
import { markdown } from '../../../src/action/serve/markdown.ts';

describe('markdown', () => {
  test.each([
    ['# One\n## Two ##\ntext', '<h1>One</h1>\n<h2>Two</h2>\n<p>text</p>\n'],
    ['Title\n=====\nSmaller\n---\n', '<h1>Title</h1>\n<h2>Smaller</h2>\n'],
    ['a\nb\n\nc', '<p>a\nb</p>\n<p>c</p>\n'],
    [
      '- a\n- b\n  - c\n\n1. d\n2) e',
      '<ul>\n<li>a</li>\n<li><p>b</p>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n<ol>\n<li>d</li>\n<li>e</li>\n</ol>\n',
    ],
    ['```yaml\na: <b>\n\n# c\n```\nd', '<pre><code>a: &lt;b&gt;\n\n# c</code></pre>\n<p>d</p>\n'],
    ['~~~\nunclosed', '<pre><code>unclosed</code></pre>\n'],
    ['    code\n\ttoo', '<pre><code>code\ntoo</code></pre>\n'],
    ['> quoted\n> # more', '<blockquote>\n<p>quoted</p>\n<h1>more</h1>\n</blockquote>\n'],
    ['a\n\n---\n\n***', '<p>a</p>\n<hr>\n<hr>\n'],
    [
      '| a | b |\n|---|:-:|\n| `x|y` | c \\| d |\n| e |',
      '<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td><code>x|y</code></td><td>c | d</td></tr>\n<tr><td>e</td></tr>\n</table>\n',
    ],
    [
      '**b** __b__ *i* _i_ snake_case_name 2*3*4 `c **c**` ``a`b``',
      '<p><strong>b</strong> <strong>b</strong> <em>i</em> <em>i</em> snake_case_name 2<em>3</em>4 <code>c **c**</code> <code>a`b</code></p>\n',
    ],
    ['\\*a\\* \\<b>', '<p>*a* &lt;b&gt;</p>\n'],
    [
      '[a](https://x/?a&b "t") <https://y> [m](mailto:a@b) [h](#h)',
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
        /<\/?(?:p|h1|table|tr|th|td|pre|code|blockquote|ul|li|em)>|<a href="https:[^"<>]*" rel="nofollow noreferrer">|<\/a>/g,
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
    ['parentheses', '[a](('.repeat(30_000)],
  ])('is quick on many %s', (_, text) => {
    const start = performance.now();
    markdown(text);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
