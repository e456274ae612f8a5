/** Functions that change case as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRows } from './check-rows.ts';

checkRows('casing', [
  [
    '{{ upper "héllo ß ŉ ᾳ ǆ" }} {{ lower "HÉLLO İ Σ ΑΣ Ǆ" }} {{ upper .bad }} {{ lower "ABC" }} {{ upper "" | quote }}',
    'HÉLLO ß ŉ ᾼ Ǆ héllo i σ ασ ǆ A�B abc ""',
  ],
  ['{{ title "hello wORLD it\'s a-b_c 1st ǆ éa" }} {{ title "ა" }} {{ title "" | quote }}', 'Hello WORLD It\'S A-B_c 1st ǅ Éa ა ""'],
  [String.raw`{{ untitle "Hello World HI" }} {{ untitle "É\tÀ" }} {{ untitle "" | quote }}`, 'hello world hI é\tà ""'],
  ['{{ swapcase "This Is. my-Name ǅ" }} {{ swapcase "aB cD 1a éÉ" }} {{ swapcase "" | quote }}', 'tHIS iS. MY-nAME ǆ Ab Cd 1A Éé ""'],
  [
    '{{ camelcase "http_server" }} {{ camelcase "GOLANG_IS_GREAT" }} {{ camelcase "_complex__case_" }} {{ camelcase "some words-here" }} {{ camelcase "noHTTPS" }} {{ camelcase "-" }} {{ camelcase "__" }} {{ camelcase "a" }} {{ camelcase "" | quote }} {{ camelcase "éa_éb" }} {{ camelcase "a b  c" }} {{ camelcase "ABc_De" }}',
    'HttpServer GolangIsGreat _Complex_Case_ SomeWordsHere NoHTTPS -- ___ A "" ÉaÉb AB C AbcDe',
  ],
  [
    '{{ snakecase "FirstName" }} {{ snakecase "HTTPServer" }} {{ snakecase "NoHTTPS" }} {{ snakecase "GO PATH-x" }} {{ snakecase "http2xx" }} {{ snakecase "HTTP20xOK" }} {{ snakecase "Duration2m3s" }} {{ snakecase "Bld4Floor3rd" }} {{ snakecase "a.b.C" }} {{ snakecase "ID" }} {{ snakecase "aB1" }} {{ snakecase "漢字Kanji" }} {{ snakecase "" | quote }} {{ snakecase "!A!b" }} {{ snakecase "1a2B" }} {{ snakecase "_A_" }} {{ snakecase "a😀B" }} {{ snakecase .bad }}',
    'first_name http_server no_https go_path_x http_2xx http_20x_ok duration_2m3s bld4_floor_3rd a.b.c id a_b1 漢字_kanji "" !a!b 1a2_b _a_ a_😀_b a\udcffb',
  ],
  [
    '{{ kebabcase "FirstName" }} {{ kebabcase "HTTPServer2xx" }} {{ kebabcase "foo_bar baz" }} {{ kebabcase "ABc1" }} {{ kebabcase "X9Y" }}',
    'first-name http-server-2xx foo-bar-baz a-bc1 x9-y',
  ],
]);
