/** Functions over paths as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRows } from './check-rows.ts';

checkRows('paths', [
  ['{{ base "a/b/c.txt" }} {{ base "" }} {{ base "/" }} {{ base "a/b/" }} {{ base "//" }} {{ osBase "/x/y" }}', 'c.txt . / b / y'],
  [
    '{{ dir "a/b/c.txt" }} {{ dir "" }} {{ dir "/" }} {{ dir "a" }} {{ dir "/a" }} {{ dir "a/b/" }} {{ osDir "/x/../y/z" }}',
    'a/b . / . / a/b /y',
  ],
  [
    '{{ clean "a/../b//c/." }} {{ clean "" }} {{ clean "../a" }} {{ clean "/../a" }} {{ clean "a/../.." }} {{ osClean "./x" }} {{ clean "/" }}',
    'b/c . ../a /a .. x /',
  ],
  [
    '{{ ext "a.tar.gz" }} {{ ext "a.b/c" | quote }} {{ ext "a." }} {{ osExt ".bashrc" }} {{ isAbs "/a" }} {{ isAbs "a" }} {{ osIsAbs "" }}',
    '.gz "" . .bashrc true false false',
  ],
]);
