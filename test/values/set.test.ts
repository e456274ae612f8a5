/**
 * What the value flags make of their texts. Answers of Helm 4.3.1 (`values.Options.MergeValues`,
 * printed as JSON); the third column is Helm 3.22.0's where it differs.
 */
import { describe, expect, test } from 'vitest';
import { printJson } from '../../src/codec/json/print.ts';
import { PROFILES } from '../../src/helm/profile.ts';
import { mergeValues, type ValuesLayers } from '../../src/values/layers.ts';
import { parseSet, parseSetFile, parseSetJson, parseSetLiteral, parseSetString } from '../../src/values/set.ts';

const ROWS: [layers: Partial<ValuesLayers>, helm4: string, helm3?: string][] = [
  [{ values: ['a=1'] }, '{"a":1}'],
  [{ values: ['a=1,b=2'] }, '{"a":1,"b":2}'],
  [{ values: ['a.b.c=x'] }, '{"a":{"b":{"c":"x"}}}'],
  [{ values: ['a='] }, '{"a":""}'],
  [{ values: ['a=,b=1'] }, '{"a":"","b":1}'],
  [{ values: ['a=null'] }, '{"a":null}'],
  [{ values: ['a=NULL'] }, '{"a":null}'],
  [{ values: ['a=true,b=False,c=tRuE'] }, '{"a":true,"b":false,"c":true}'],
  [{ values: ['a=yes'] }, '{"a":"yes"}'],
  [{ values: ['a=0'] }, '{"a":0}'],
  [{ values: ['a=007'] }, '{"a":"007"}'],
  [{ values: ['a=+5'] }, '{"a":5}'],
  [{ values: ['a=-5'] }, '{"a":-5}'],
  [{ values: ['a=-0'] }, '{"a":0}'],
  [{ values: ['a=1.5'] }, '{"a":"1.5"}'],
  [{ values: ['a=1e3'] }, '{"a":"1e3"}'],
  [{ values: ['a=0x10'] }, '{"a":"0x10"}'],
  [{ values: ['a=9223372036854775807'] }, '{"a":9223372036854775807}'],
  [{ values: ['a=9223372036854775808'] }, '{"a":"9223372036854775808"}'],
  [{ values: ['a={x,y}'] }, '{"a":["x","y"]}'],
  [{ values: ['a={}'] }, '{"a":[""]}'],
  [{ values: ['a={1,true,null}'] }, '{"a":[1,true,null]}'],
  [{ values: ['a={x,y},b=1'] }, '{"a":["x","y"],"b":1}'],
  [{ values: ['a={x'] }, `Error: failed parsing --set data: list must terminate with '}'`],
  [{ values: ['a={x\\,y,z}'] }, '{"a":["x,y","z"]}'],
  [{ values: ['a=x\\,y'] }, '{"a":"x,y"}'],
  [{ values: ['a\\.b=1'] }, '{"a.b":1}'],
  [{ values: ['a\\=b=1'] }, '{"a=b":1}'],
  [{ values: ['a\\[0]=1'] }, '{"a[0]":1}'],
  [{ values: ['a[0]=x'] }, '{"a":["x"]}'],
  [{ values: ['a[2]=x'] }, '{"a":[null,null,"x"]}'],
  [{ values: ['a[0].b=1,a[0].c=2'] }, '{"a":[{"b":1,"c":2}]}'],
  [{ values: ['a[0][1]=x'] }, '{"a":[[null,"x"]]}'],
  [{ values: ['a[0]=x,a[0]=y'] }, '{"a":["y"]}'],
  [{ values: ['a[-1]=x'] }, 'Error: failed parsing --set data: negative -1 index not allowed'],
  [{ values: ['a[x]=1'] }, 'Error: failed parsing --set data: error parsing index: strconv.Atoi: parsing "x": invalid syntax'],
  [{ values: ['a[]=1'] }, 'Error: failed parsing --set data: error parsing index: strconv.Atoi: parsing "": invalid syntax'],
  [{ values: ['a[0]x=1'] }, `Error: failed parsing --set data: unexpected data at end of array index: ['x']`],
  [{ values: ['a[0'] }, '{}', 'Error: failed parsing --set data: error parsing index: EOF'],
  [{ values: ['a[0]'] }, '{"a":[]}'],
  [{ values: ['a[0].b='] }, '{"a":[]}'],
  [{ values: ['a[=1'] }, '{}', 'Error: failed parsing --set data: error parsing index: EOF'],
  [{ values: ['a[65537]=1'] }, 'Error: failed parsing --set data: index of 65537 is greater than maximum supported index of 65536'],
  [
    { values: ['a[99999999999999999999]=1'] },
    'Error: failed parsing --set data: error parsing index: strconv.Atoi: parsing "99999999999999999999": value out of range',
  ],
  [{ values: ['a'] }, 'Error: failed parsing --set data: key "a" has no value'],
  [{ values: ['a,b=1'] }, 'Error: failed parsing --set data: key "a" has no value (cannot end with ,)'],
  [{ values: ['a.b'] }, 'Error: failed parsing --set data: key "b" has no value'],
  [{ values: ['a.'] }, '{}'],
  [{ values: ['a.=1'] }, 'Error: failed parsing --set data: key map "a" has no value'],
  [{ values: ['=1'] }, '{}'],
  [{ values: ['.a=1'] }, '{}'],
  [{ values: [','] }, 'Error: failed parsing --set data: key "" has no value (cannot end with ,)'],
  [{ values: ['a=1,'] }, '{"a":1}'],
  [{ values: ['a=1,,b=2'] }, 'Error: failed parsing --set data: key "" has no value (cannot end with ,)'],
  [
    { values: ['a=1,a.b=2'] },
    'Error: failed parsing --set data: unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}',
  ],
  [
    { values: ['a=null,a.b=1'] },
    'Error: failed parsing --set data: unable to parse key: interface conversion: interface {} is nil, not map[string]interface {}',
  ],
  [
    { values: ['a=1,a[0]=2'] },
    'Error: failed parsing --set data: unable to parse key: interface conversion: interface {} is int64, not []interface {}',
  ],
  [
    { values: ['a={x},a.b=1'] },
    'Error: failed parsing --set data: unable to parse key: interface conversion: interface {} is []interface {}, not map[string]interface {}',
  ],
  [
    { values: ['a.b=1,a.b.c=2'] },
    'Error: failed parsing --set data: unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}',
  ],
  [{ values: ['é=ü'] }, '{"é":"ü"}'],
  [{ values: ['a="x"'] }, '{"a":"\\"x\\""}'],
  [{ values: [' a = b '] }, '{" a ":" b "}'],
  [{ values: ['a=x=y'] }, '{"a":"x=y"}'],
  [{ values: ['a=\\'] }, '{"a":""}'],
  [{ values: ['\\'] }, '{}'],
  [{ values: ['a.b[0].c.d[1]=x'] }, '{"a":{"b":[{"c":{"d":[null,"x"]}}]}}'],
  [
    { values: ['a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z.a.b.c.d.e.f=1'] },
    'Error: failed parsing --set data: value name nested level is greater than maximum supported nested level of 30',
  ],
  [{ values: ['__proto__=1'] }, '{"__proto__":1}'],
  [{ values: ['constructor.x=1'] }, '{"constructor":{"x":1}}'],
  [{ values: ['a=falſe'] }, '{"a":false}'],
  [{ values: ['a[0]=null'] }, '{"a":[null]}'],
  [{ values: ['a=1,a='] }, '{"a":""}'],
  [{ stringValues: ['a=1,b=true'] }, '{"a":"1","b":"true"}'],
  [{ stringValues: ['a={1,2}'] }, '{"a":["1","2"]}'],
  [{ stringValues: ['a[0]=5'] }, '{"a":["5"]}'],
  [{ stringValues: ['a='] }, '{"a":""}'],
  [{ literalValues: ['a=1,b=2'] }, '{"a":"1,b=2"}'],
  [{ literalValues: ['a.b=x=y'] }, '{"a":{"b":"x=y"}}'],
  [{ literalValues: ['a[0]=\\,x'] }, '{"a":["\\\\,x"]}'],
  [{ literalValues: ['a'] }, 'Error: failed parsing --set-literal data: key "a" has no value'],
  [{ literalValues: ['a='] }, '{"a":""}'],
  [{ literalValues: ['=x'] }, '{}'],
  [{ literalValues: ['a[0].b=1'] }, '{"a":[{"b":"1"}]}'],
  [
    { literalValues: ['a[x]=1'] },
    'Error: failed parsing --set-literal data: error parsing index: strconv.Atoi: parsing "x": invalid syntax',
  ],
  [{ literalValues: ['a.b'] }, 'Error: failed parsing --set-literal data: key "b" has no value'],
  [{ literalValues: ['a={x}'] }, '{"a":"{x}"}'],
  [{ jsonValues: ['a=1'] }, '{"a":1}'],
  [{ jsonValues: ['a="x",b=[1,{"c":null}]'] }, '{"a":"x","b":[1,{"c":null}]}'],
  [{ jsonValues: ['a='] }, '{"a":null}'],
  [{ jsonValues: ['a= ,b=1'] }, '{"a":null,"b":1}'],
  [{ jsonValues: ['a[1]={"x":1.5}'] }, '{"a":[null,{"x":1.5}]}'],
  [{ jsonValues: ['a={"b":1} , c=2'] }, '{" c":2,"a":{"b":1}}'],
  [{ jsonValues: ['a={"b"'] }, 'Error: failed parsing --set-json data a={"b"'],
  [{ jsonValues: ['a=x'] }, 'Error: failed parsing --set-json data a=x'],
  [{ jsonValues: ['{"a":{"b":1},"c":[1]}'] }, '{"a":{"b":1},"c":[1]}', 'Error: failed parsing --set-json data {"a":{"b":1},"c":[1]}'],
  [{ jsonValues: [' {"a":1} '] }, '{"a":1}', 'Error: failed parsing --set-json data  {"a":1} '],
  [{ jsonValues: ['{"a":1}x'] }, 'Error: failed parsing --set-json data JSON: {"a":1}x', 'Error: failed parsing --set-json data {"a":1}x'],
  [{ jsonValues: ['[1]'] }, '{}'],
  [{ jsonValues: ['a=1 b=2'] }, '{"a":1,"b":2}'],
  [{ jsonValues: ['a.b=1e400'] }, 'Error: failed parsing --set-json data a.b=1e400'],
  [{ jsonValues: ['a="\\u00e9\\ud800"'] }, '{"a":"é�"}'],
  [{ values: ['a.b=1'], jsonValues: ['a={"c":2}'] }, '{"a":{"b":1,"c":2}}'],
  [{ values: ['a[0]=x'], jsonValues: ['a=[1,2,3]'] }, '{"a":["x",2,3]}'],
  [
    { jsonValues: ['{"a":{"b":1}}', '{"a":{"c":2,"b":null}}'] },
    '{"a":{"b":null,"c":2}}',
    'Error: failed parsing --set-json data {"a":{"b":1}}',
  ],
  [{ values: ['a=1'], stringValues: ['a=2'], literalValues: ['a=3'] }, '{"a":"3"}'],
];

function answer(layers: Partial<ValuesLayers>, version: '4.3' | '3.22'): string {
  try {
    return printJson(mergeValues(layers, noFile, { profile: PROFILES[version] }));
  } catch (error) {
    return `Error: ${(error as Error).message}`;
  }
}

function noFile(path: string): never {
  throw new Error(`no ${path}`);
}

describe.each(['4.3', '3.22'] as const)('Helm %s', (version) => {
  test.each(ROWS)('%j', (layers, helm4, helm3 = helm4) => {
    expect(answer(layers, version)).toBe(version === '4.3' ? helm4 : helm3);
  });
});

test('a file takes the place of its path', () => {
  const read = (path: string) => `<${path}>`;
  expect(printJson(parseSetFile('a=x.txt,b={y,z}', read))).toBe(
    String.raw`{"a":"\u003cx.txt\u003e","b":["\u003cy\u003e","\u003cz\u003e"]}`,
  );
});

test('each language has a function of its own', () => {
  const line = 'a=1';
  const answers = [parseSet(line), parseSetString(line), parseSetJson(line), parseSetLiteral(line)].map((each) => printJson(each));
  expect(answers).toEqual(['{"a":1}', '{"a":"1"}', '{"a":1}', '{"a":"1"}']);
});
