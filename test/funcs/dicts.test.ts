/** Functions over maps as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('dicts', [
  [
    '{{ dict "a" 1 "b" }} {{ dict 1 "one" nil "n" true 2 }} {{ dict }} {{ dict "a" 1 "a" 2 }} {{ dict "__proto__" 1 "constructor" 2 | toJson }} {{ typeOf (dict) }}',
    'map[a:1 b:] map[1:one <nil>:n true:2] map[] map[a:2] {"__proto__":1,"constructor":2} map[string]interface {}',
  ],
  [
    '{{ get .d "a" }} {{ get .d "zz" | quote }} {{ get .d "n" }} {{ get .odd "__proto__" }} {{ get (dict) "toString" | quote }} {{ typeOf (get .d "n") }}',
    '1 "" <no value> p "" <nil>',
  ],
  [
    '{{ hasKey .d "n" }} {{ hasKey .d "zz" }} {{ hasKey .odd "constructor" }} {{ hasKey (dict) "constructor" }} {{ hasKey nil "a" }}',
    'true false true false false',
  ],
  [
    '{{ set .d0 "x" 1 }} {{ .d0 }} {{ $d := dict "a" 1 }}{{ $e := set $d "b" 2 }}{{ $d }}{{ eq (len $d) (len $e) }} {{ set .vals "x" 1 | typeOf }} {{ .vals.x }}',
    'map[x:1] map[x:1] map[a:1 b:2]true map[string]interface {} 1',
  ],
  ['{{ unset .d "c" }} {{ .d.c }}| {{ unset .d0 "zz" }} {{ unset nil "a" }}', 'map[a:1 b:two n:<nil> z:false] <no value>| map[] map[]'],
  ['{{ pluck "a" .d .d0 (dict "a" nil) (dict "a" 2) | toJson }} {{ pluck "zz" .d | toJson }} {{ pluck "a" | toJson }}', '[1,null,2] [] []'],
  [
    '{{ keys .d | sortAlpha }} {{ keys .d .odd | len }} {{ keys (dict) | toJson }} {{ keys .d0 | typeOf }} {{ keys | toJson }}',
    '[a b c n z] 9 [] []string []',
  ],
  ['{{ values (dict "b" 2 "a" 1) | sortAlpha }} {{ values (dict "a" nil) }} {{ values .d0 | toJson }}', '[1 2] [<nil>] []'],
  [
    '{{ pick .d "a" "zz" "n" }} {{ pick .d }} {{ pick .vals "a" | typeOf }} {{ omit .d "a" "c" "zz" }} {{ omit .d0 }} {{ $x := pick .d "c" }}{{ set $x.c "new" 1 | len }}{{ .d.c.new }}',
    'map[a:1 n:<nil>] map[] map[string]interface {} map[b:two n:<nil> z:false] map[] 31',
  ],
  [
    '{{ merge (dict "a" 1) (dict "a" 2 "b" 3) }} {{ merge (dict "a" "" "b" 0 "c" false "d" nil) (dict "a" "x" "b" 1 "c" true "d" "y") }} {{ merge (dict) (dict "n" nil) | toJson }}',
    'map[a:1 b:3] map[a:x b:1 c:true d:y] {}',
  ],
  [
    '{{ merge (dict "m" (dict "x" 1)) (dict "m" (dict "x" 2 "y" 3)) (dict "m" (dict "z" 4)) | toJson }} {{ merge (dict "l" (list 1)) (dict "l" (list 2)) }} {{ merge (dict "l" (list)) (dict "l" (list 2)) }}',
    '{"m":{"x":1,"y":3,"z":4}} map[l:[1]] map[l:[2]]',
  ],
  [
    '{{ merge (dict "m" "text") (dict "m" (dict "x" 1)) }} {{ merge (dict "m" (dict "x" 1)) (dict "m" "text") }} {{ merge (dict "m" (dict)) (dict "m" "text") }} {{ merge (dict "m" nil) (dict "m" (dict "x" 1)) }}',
    'map[m:text] map[m:map[x:1]] map[m:text] map[m:map[x:1]]',
  ],
  [
    '{{ $d := dict "a" 1 }}{{ $m := merge $d (dict "b" 2) }}{{ $d }} {{ $s := dict "x" (dict "y" 1) }}{{ $t := merge (dict) $s }}{{ $u := set $t.x "y" 2 }}{{ $s }} {{ merge .vals (dict "z" 1) | typeOf }} {{ merge nil (dict "a" 1) }}',
    'map[a:1 b:2] map[x:map[y:2]] map[string]interface {} map[a:1]',
  ],
  [
    '{{ mergeOverwrite (dict "a" 1 "k" "keep") (dict "a" 2) (dict "a" 3) }} {{ mergeOverwrite (dict "a" 1 "b" "x" "c" (list 1) "d" (dict "e" 1)) (dict "a" 0 "b" "" "c" (list) "d" (dict)) | toJson }} {{ mergeOverwrite (dict "a" 1) (dict "a" nil) | toJson }}',
    'map[a:3 k:keep] {"a":0,"b":"","c":[],"d":{"e":1}} {"a":null}',
  ],
  [
    '{{ mergeOverwrite (dict "m" (dict "x" 1 "y" 2)) (dict "m" (dict "x" 9)) | toJson }} {{ mergeOverwrite (dict "m" (dict "x" 1)) (dict "m" "t") }} {{ mergeOverwrite (dict "m" "t") (dict "m" (dict "x" 1)) }} {{ mergeOverwrite (dict "m" .smap) (dict "m" "t") }}',
    '{"m":{"x":9,"y":2}} map[m:t] map[m:map[x:1]] map[m:t]',
  ],
  [
    '{{ mustMerge (dict "a" 1) (dict "b" 2) }} {{ mustMergeOverwrite (dict "a" 1) (dict "a" 2) }} {{ merge (dict "v" (semver "1.2.3")) (dict "v" (dict "a" 1)) | quote }}',
    'map[a:1 b:2] map[a:2] ""',
  ],
  [
    '{{ $d := dict "a" (dict "b" (list 1 (dict "c" 2))) }}{{ $c := deepCopy $d }}{{ $x := set (index $c.a.b 1) "c" 3 }}{{ $d }} {{ $c }} {{ deepCopy .strs | typeOf }} {{ mustDeepCopy .vals | typeOf }} {{ deepCopy "x" }} {{ deepCopy (dict "n" nil) | toJson }} {{ deepCopy (semver "1.2.3") }} {{ deepCopy (rest list) | toJson }} {{ deepCopy .bytes }}',
    'map[a:map[b:[1 map[c:2]]]] map[a:map[b:[1 map[c:3]]]] []string common.Values x {"n":null} 0.0.0 null [97 98 99]',
  ],
  [
    '{{ dig "c" "d" "def" .d }} {{ dig "c" "zz" "def" .d }} {{ dig "zz" "yy" "def" .d }} {{ dig "n" "def" .d }} {{ dig "a" "def" (merge .vals) }}',
    'deep def def <no value> map[b:c]',
  ],
]);

checkRefusals('dicts', [
  ['{{ set (fromJson "null") "a" 1 }}', 'error calling set: assignment to entry in nil map'],
  ['{{ mustMerge (dict "v" (semver "1.2.3")) (dict "v" (dict "a" 1)) }}', 'error calling mustMerge: src and dst must be of same type'],
  [
    '{{ merge (dict "a" .smap) (dict "a" (dict "b" "x")) }}',
    'error calling merge: reflect.Value.SetMapIndex: value of type interface {} is not assignable to type string',
  ],
  ['{{ deepCopy nil }}', 'error calling deepCopy: reflect: call of reflect.Value.Type on zero Value'],
  ['{{ dig "a" .d }}', 'error calling dig: dig needs at least three arguments'],
  ['{{ dig "a" 1 .vals }}', 'error calling dig: interface conversion: interface {} is common.Values, not map[string]interface {}'],
  ['{{ dig "b" "x" "def" .d }}', 'error calling dig: interface conversion: interface {} is string, not map[string]interface {}'],
  ['{{ dig "n" "x" "def" .d }}', 'error calling dig: interface conversion: interface {} is nil, not map[string]interface {}'],
  ['{{ dig 1 "def" .d }}', 'error calling dig: interface conversion: interface {} is int, not string'],
  ['{{ dig "a" "def" "text" }}', 'error calling dig: interface conversion: interface {} is string, not map[string]interface {}'],
]);
