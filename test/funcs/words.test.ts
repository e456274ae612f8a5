/** goutils' functions over words, byte by byte as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRows } from './check-rows.ts';

checkRows('words', [
  [
    '{{ abbrev 5 "hello world" }} {{ abbrev 3 "hello world" }} {{ abbrev 11 "hello world" }} {{ abbrev 4 "hello" }} {{ abbrev 8 "日本語テキスト" | quote }} {{ abbrev 5 "" | quote }}',
    String.raw`he... hello world hello world h... "日\xe6\x9c..." ""`,
  ],
  [
    '{{ abbrevboth 5 10 "1234 5678 9123" }} {{ abbrevboth 1 9 "Now is the time for all good men" }} {{ abbrevboth 10 6 "hello world again" }} {{ abbrevboth 30 12 "Now is the time for all good men" }} {{ abbrevboth 5 3 "hello world" }} {{ abbrevboth -3 8 "hello world" }} {{ abbrevboth 6 10 "Now is the time for all good men" }} {{ abbrevboth 99 10 "Now is the time for all good men" }} {{ abbrevboth 0 5 "hello world" }}',
    '...5678... Now is... hello world again ... good men hello world hello... ... the... ...ood men he...',
  ],
  [
    String.raw`{{ initials "First Try" }} {{ initials " a\tb\nc " }} {{ initials "élan vital" }} {{ initials "" | quote }} {{ initials "x" }}`,
    'FT abc Ãv "" x',
  ],
  [
    String.raw`{{ nospace "hello w o r l d\n" }} {{ nospace "é è" }} {{ nospace "été" }} {{ nospace "" | quote }} {{ nospace "à" }}`,
    'helloworld Ã©Ã¨ été "" Ã',
  ],
  [
    '{{ wrap 5 "a bc def ghij" | quote }} {{ wrap 3 "longword tail" | quote }} {{ wrap 0 "a b" | quote }} {{ wrap 80 "short" }} {{ wrap 6 "héllo wörld again" | quote }} {{ wrap 4 "    lead" | quote }} {{ wrap 5 "tail    " | quote }} {{ wrap 10 "" | quote }}',
    String.raw`"a bc\ndef\nghij" "longword\ntail" "a\nb" short "héllo\nwörld\nagain" "lead" "tail \n  " ""`,
  ],
  [
    String.raw`{{ wrapWith 5 "\t" "Hello World" | quote }} {{ wrapWith 4 "" "abcdefghij" | quote }} {{ wrapWith 3 "|" "héllo wörld" | quote }} {{ wrapWith 2 "é" "abcd" }}`,
    String.raw`"Hello\tWorld" "abcd\nefgh\nij" "hé|llo|wö|rld" abécd`,
  ],
]);
