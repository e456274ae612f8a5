/** Functions over lists as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('lists', [
  ['{{ list 1 "a" nil }} {{ list }} {{ tuple 1 2 }} {{ typeOf (list 1) }} {{ list | toJson }}', '[1 a <nil>] [] [1 2] []interface {} []'],
  [
    '{{ append (list 1) 2 }} {{ append .strs 1 | typeOf }} {{ push (list) nil }} {{ mustAppend (list 1) (list 2) }} {{ mustPush .ints 4 }} {{ $l := list 1 }}{{ append $l 2 }} {{ $l }} {{ append .bytes 1 }}',
    '[1 2] []interface {} [<nil>] [1 [2]] [1 2 3 4] [1 2] [1] [97 98 99 1]',
  ],
  ['{{ prepend (list 1) 0 }} {{ mustPrepend .strs "w" }}', '[0 1] [w x y z]'],
  [
    '{{ first (list 1 2) }} {{ first (list) }} {{ last (list 1 2) }} {{ last .strs }} {{ mustFirst .ints }} {{ mustLast .l0 }} {{ first .bytes | typeOf }} {{ first (list nil) }}',
    '1 <no value> 2 z 1 <no value> uint8 <no value>',
  ],
  [
    '{{ rest (list 1 2 3) }} {{ rest (list 1) | toJson }} {{ rest (list) | toJson }} {{ rest .strs | typeOf }} {{ mustRest .ints }} {{ rest .l0 | len }}',
    '[2 3] [] null []interface {} [2 3] 0',
  ],
  [
    '{{ initial (list 1 2 3) }} {{ initial (list) | toJson }} {{ mustInitial .strs }} {{ initial (list 1) | toJson }}',
    '[1 2] null [x y] []',
  ],
  [
    '{{ reverse (list 1 2 3) }} {{ mustReverse .strs }} {{ reverse .strs | typeOf }} {{ reverse (list) | toJson }} {{ $l := list 1 2 }}{{ reverse $l }}{{ $l }}',
    '[3 2 1] [z y x] []interface {} [] [2 1][1 2]',
  ],
  [
    '{{ compact (list 1 "" nil 0 false "a" (list) (dict) 0.0 .nilslice) }} {{ mustCompact .words }} {{ compact (list) | toJson }} {{ compact .strs | typeOf }}',
    '[1 a] [b a c a] [] []interface {}',
  ],
  [
    '{{ uniq (list 1 2 1 1.0 "1" "1" nil nil) | toJson }} {{ uniq .lol }} {{ mustUniq .words }} {{ uniq (list .nan .nan) }} {{ uniq (list (dict "a" 1) (dict "a" 1)) }}',
    '[1,2,1,"1",null] [[1] map[a:1]] [b a c ] [NaN NaN] [map[a:1]]',
  ],
  [
    '{{ without (list 1 2 3 2) 2 }} {{ without .strs "x" "z" }} {{ mustWithout (list 1 1.0) 1 }} {{ without (list (list 1)) (list 1) }} {{ without (list 1) }} {{ without (list nil 1) nil }}',
    '[1 3] [y] [1] [] [1] [1]',
  ],
  [
    '{{ has 1 (list 1 2) }} {{ has 1.0 (list 1 2) }} {{ has "x" .strs }} {{ has nil (list nil) }} {{ has 1 nil }} {{ mustHas (list 1) (list (list 1)) }} {{ has "a" .words }} {{ has .nan (list .nan) }}',
    'true false true true false true true false',
  ],
  [
    '{{ slice (list 1 2 3 4) 1 3 }} {{ slice (list 1 2 3) }} {{ slice (list 1 2 3) 1 }} {{ slice (list) 1 2 }} {{ slice .strs 1 | typeOf }} {{ mustSlice .ints "1" 2.9 }} {{ slice .bytes 1 2 }} {{ slice (list 1) 1 | toJson }} {{ slice (list 1 2 3) 0 0 | toJson }}',
    '[2 3] [1 2 3] [2 3] <no value> []string [2] [98] [] []',
  ],
  [
    '{{ concat (list 1) (list 2 3) .strs }} {{ concat }}| {{ concat | toJson }} {{ concat (list) (list) | toJson }} {{ concat .ints .bytes | typeOf }} {{ concat (list nil) | toJson }}',
    '[1 2 3 x y z] []| null null []interface {} [null]',
  ],
  [
    '{{ chunk 2 (list 1 2 3 4 5) }} {{ chunk 3 .strs | typeOf }} {{ chunk 5 (list 1) }} {{ chunk 2 (list) | toJson }} {{ mustChunk 1 .ints }} {{ index (chunk 2 .strs) 0 | typeOf }} {{ chunk -2 (list 1) }} {{ chunk -2 (list 1 2 3) }}',
    '[[1 2] [3 4] [5]] [][]interface {} [[1]] [] [[1] [2] [3]] []interface {} [[1]] []',
  ],
  [
    String.raw`{{ sortAlpha (list "b" "a" 10 9 nil true) }} {{ sortAlpha "x" }} {{ sortAlpha nil }} {{ sortAlpha .words | toJson }} {{ typeOf (sortAlpha .nums) }} {{ sortAlpha (list "é" "z" "Z" "😀" "\uffff") }} {{ $l := splitList "," "c,b,a" }}{{ sortAlpha $l }}{{ $l }} {{ $m := list "b" "a" }}{{ sortAlpha $m }}{{ $m }} {{ sortAlpha .d }}`,
    '[10 9 a b true] [x] [<nil>] ["","a","a","b","c"] []string [Z z é \uffff 😀] [a b c][a b c] [a b][b a] [map[a:1 b:two c:map[d:deep e:[1 2]] n:<nil> z:false]]',
  ],
]);

checkRefusals('lists', [
  ['{{ append "a" 1 }}', 'error calling append: Cannot push on type string'],
  ['{{ mustPush nil 1 }}', 'error calling mustPush: runtime error: invalid memory address or nil pointer dereference'],
  ['{{ prepend 1 1 }}', 'error calling prepend: Cannot prepend on type int'],
  ['{{ first "abc" }}', 'error calling first: Cannot find first on type string'],
  ['{{ first nil }}', 'error calling first: runtime error: invalid memory address or nil pointer dereference'],
  ['{{ last .d }}', 'error calling last: Cannot find last on type map'],
  ['{{ rest 1 }}', 'error calling rest: Cannot find rest on type int'],
  ['{{ initial true }}', 'error calling initial: Cannot find initial on type bool'],
  ['{{ reverse "ab" }}', 'error calling reverse: Cannot find reverse on type string'],
  ['{{ compact nil }}', 'error calling compact: runtime error: invalid memory address or nil pointer dereference'],
  ['{{ uniq "aa" }}', 'error calling uniq: Cannot find uniq on type string'],
  ['{{ without "a" "a" }}', 'error calling without: Cannot find without on type string'],
  ['{{ has "a" "abc" }}', 'error calling has: Cannot find has on type string'],
  ['{{ slice (list 1 2 3) 2 1 }}', 'error calling slice: reflect.Value.Slice: slice index out of bounds'],
  ['{{ slice (list 1 2 3) 0 9 }}', 'error calling slice: reflect.Value.Slice: slice index out of bounds'],
  ['{{ slice (list 1 2 3) -1 }}', 'error calling slice: reflect.Value.Slice: slice index out of bounds'],
  ['{{ slice "abc" 1 }}', 'error calling slice: list should be type of slice or array but string'],
  ['{{ slice nil 1 }}', 'error calling slice: runtime error: invalid memory address or nil pointer dereference'],
  ['{{ concat (list 1) "a" }}', 'error calling concat: Cannot concat type string as list'],
  ['{{ concat nil }}', 'error calling concat: runtime error: invalid memory address or nil pointer dereference'],
  ['{{ chunk 0 (list 1) }}', 'error calling chunk: runtime error: makeslice: len out of range'],
  ['{{ chunk -1 (list 1) }}', 'error calling chunk: runtime error: makeslice: len out of range'],
  ['{{ chunk 2 "abc" }}', 'error calling chunk: Cannot chunk type string'],
]);
