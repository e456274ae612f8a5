/** YAML, JSON and TOML as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('serialization', [
  [
    '{{ toYaml (dict "b" (list 1 "x") "a" (dict "c" true "d" nil)) }} {{ toYaml nil }} {{ toYaml "a: b" }} {{ toYaml .d }} {{ toYaml (list) }} {{ toYaml (concat (list) (list)) }} {{ toYaml .big }} {{ toYaml .bytes }}',
    'a:\n  c: true\n  d: null\nb:\n- 1\n- x null \'a: b\' a: 1\nb: two\nc:\n  d: deep\n  e:\n  - 1\n  - 2\n"n": null\nz: false [] null 1000000 YWJj',
  ],
  [
    '{{ toYaml .nan | quote }} {{ mustToYaml (dict "a" 1) }} {{ toYamlPretty (dict "a" (list 1 (dict "b" 2))) }} {{ toYamlPretty .nan }}',
    '"" a: 1 a:\n  - 1\n  - b: 2 .nan',
  ],
  [
    String.raw`{{ fromYaml "a: 1\nb: [x, true, ~]" | toJson }} {{ fromYaml "" | toJson }} {{ fromYaml "- a" }} {{ fromYaml "text" }} {{ fromYaml "1" }} {{ fromYaml "true" }} {{ fromYaml "a: [" }} {{ (fromYaml "a: 1").a | typeOf }} {{ fromYaml "a: 1\n---\nb: 2" }} {{ fromYaml "~" | toJson }} {{ set (fromYaml "") "a" 1 }}`,
    '{"a":1,"b":["x",true,null]} {} map[Error:error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type map[string]interface {}] map[Error:error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go value of type map[string]interface {}] map[Error:error unmarshaling JSON: while decoding JSON: json: cannot unmarshal number into Go value of type map[string]interface {}] map[Error:error unmarshaling JSON: while decoding JSON: json: cannot unmarshal bool into Go value of type map[string]interface {}] map[Error:error converting YAML to JSON: yaml: line 1: did not find expected node content] float64 map[a:1] {} map[a:1]',
  ],
  [
    String.raw`{{ fromYamlArray "- 1\n- two\n- {a: b}" | toJson }} {{ fromYamlArray "a: b" }} {{ fromYamlArray "" | toJson }} {{ fromYamlArray "x" }} {{ fromYamlArray "[" }} {{ fromYamlArray "1" }}`,
    '[1,"two",{"a":"b"}] [error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go value of type []interface {}] [] [error unmarshaling JSON: while decoding JSON: json: cannot unmarshal string into Go value of type []interface {}] [error converting YAML to JSON: yaml: line 1: did not find expected node content] [error unmarshaling JSON: while decoding JSON: json: cannot unmarshal number into Go value of type []interface {}]',
  ],
  [
    String.raw`{{ toJson .d }} {{ toJson .html }} {{ toJson .nan | quote }} {{ toJson (list nil 1.0 1e21 .i64max "é\u2028") }} {{ mustToJson .strs }} {{ toJson .time }} {{ toJson .dur }} {{ toJson .bytes }} {{ toJson (rest list) }} {{ toJson .nilmap }}`,
    String.raw`{"a":1,"b":"two","c":{"d":"deep","e":[1,2]},"n":null,"z":false} "\u003ca\u003e\u0026\"'" "" [null,1,1e+21,9223372036854775807,"é\u2028"] ["x","y","z"] "2024-02-29T13:04:05.6789Z" 5400000000000 "YWJj" null null`,
  ],
  [
    '{{ toPrettyJson (dict "a" (list 1 (dict)) "b" (dict "c" "<")) }} {{ mustToPrettyJson (list) }} {{ toPrettyJson .nan | quote }}',
    '{\n  "a": [\n    1,\n    {}\n  ],\n  "b": {\n    "c": "\\u003c"\n  }\n} [] ""',
  ],
  ['{{ toRawJson .html }} {{ mustToRawJson (dict "a" "<&>") }}', String.raw`"<a>&\"'" {"a":"<&>"}`],
  [
    String.raw`{{ fromJson "{\"a\":1,\"b\":[1.5,null]}" }} {{ fromJson "[1]" }} {{ fromJson "" }} {{ fromJson "x" }} {{ fromJson "null" | toJson }} {{ fromJson "1" }} {{ fromJson "\"s\"" }} {{ fromJson "true" }} {{ fromJson "{\"a\":1}x" }} {{ (fromJson "{\"a\":1}").a | typeOf }}`,
    "map[a:1 b:[1.5 <nil>]] map[Error:json: cannot unmarshal array into Go value of type map[string]interface {}] map[Error:unexpected end of JSON input] map[Error:invalid character 'x' looking for beginning of value] null map[Error:json: cannot unmarshal number into Go value of type map[string]interface {}] map[Error:json: cannot unmarshal string into Go value of type map[string]interface {}] map[Error:json: cannot unmarshal bool into Go value of type map[string]interface {}] map[Error:invalid character 'x' after top-level value] float64",
  ],
  [
    String.raw`{{ fromJsonArray "[1,\"a\",{}]" }} {{ fromJsonArray "{}" }} {{ fromJsonArray "null" | toJson }} {{ fromJsonArray "[" }}`,
    '[1 a map[]] [json: cannot unmarshal object into Go value of type []interface {}] null [unexpected end of JSON input]',
  ],
  [
    String.raw`{{ mustFromJson "[1,2]" }} {{ mustFromJson "\"x\"" }} {{ mustFromJson "null" }} {{ mustFromJson "{}" | typeOf }} {{ mustFromJson "1" | typeOf }}`,
    '[1 2] x <no value> map[string]interface {} float64',
  ],
  [
    '{{ toToml (dict "a" 1 "b" (dict "c" "x")) }} {{ toToml (dict "l" (list 1 2)) }} {{ mustToToml (dict "a" true) }} {{ toToml (dict "l" (list nil)) }}',
    'a = 1\n\n[b]\n  c = "x"\n l = [1, 2]\n a = true\n toml: cannot encode array with nil element',
  ],
  [
    String.raw`{{ fromToml "a = 1\n[b]\nc = \"x\"" }} {{ fromToml "" }} {{ fromToml "a = " }} {{ (fromToml "a = 1").a | typeOf }} {{ (fromToml "a = 1.0").a | typeOf }}`,
    'map[a:1 b:map[c:x]] map[] map[Error:toml: line 1 (last key "a"): unexpected EOF; expected value] int64 float64',
  ],
]);

checkRefusals('serialization', [
  ['{{ mustToYaml .nan }}', 'error calling mustToYaml: error marshaling into JSON: json: unsupported value: NaN'],
  ['{{ mustToJson .inf }}', 'error calling mustToJson: json: unsupported value: +Inf'],
  ['{{ mustToPrettyJson .nan }}', 'error calling mustToPrettyJson: json: unsupported value: NaN'],
  ['{{ toRawJson .nan }}', 'error calling toRawJson: json: unsupported value: NaN'],
  ['{{ mustToRawJson .ninf }}', 'error calling mustToRawJson: json: unsupported value: -Inf'],
  ['{{ mustFromJson "{" }}', 'error calling mustFromJson: unexpected end of JSON input'],
  ['{{ toYamlPretty 1i }}', 'error calling toYamlPretty: cannot marshal type: complex128'],
  ['{{ toToml nil }}', 'error calling toToml: reflect: call of reflect.Value.Type on zero Value'],
  ['{{ mustToToml (dict "l" (list nil)) }}', 'error calling mustToToml: toml: cannot encode array with nil element'],
]);
