/** eq, ne, lt, le, gt, ge, and, or, not. Golden answers: text/template of Go 1.26.8, as in Helm 4.3.1. */
import { fails, prints } from './fixture.ts';

prints([
  ['{{ eq nil nil }} {{ ne nil nil }}', 'true false'],
  ['{{ eq nil .t }} {{ ne nil .t }}', 'false true'],
  ['{{ eq nil 1 }} {{ ne nil 1 }}', 'false true'],
  ['{{ eq nil 1.5 }} {{ ne nil 1.5 }}', 'false true'],
  ['{{ eq nil "a" }} {{ ne nil "a" }}', 'false true'],
  ['{{ eq nil .l }} {{ ne nil .l }}', 'false true'],
  ['{{ eq nil .m }} {{ ne nil .m }}', 'false true'],
  ['{{ eq nil u8 }} {{ ne nil u8 }}', 'false true'],
  ['{{ eq nil 1i }} {{ ne nil 1i }}', 'false true'],
  ['{{ eq .t nil }} {{ ne .t nil }}', 'false true'],
  ['{{ eq .t .t }} {{ ne .t .t }}', 'true false'],
  ['{{ eq 1 nil }} {{ ne 1 nil }}', 'false true'],
  ['{{ eq 1 1 }} {{ ne 1 1 }}', 'true false'],
  ['{{ lt 1 1 }} {{ le 1 1 }} {{ gt 1 1 }} {{ ge 1 1 }}', 'false true false true'],
  ['{{ eq 1 u8 }} {{ ne 1 u8 }}', 'false true'],
  ['{{ lt 1 u8 }} {{ le 1 u8 }} {{ gt 1 u8 }} {{ ge 1 u8 }}', 'true true false false'],
  ['{{ eq 1.5 nil }} {{ ne 1.5 nil }}', 'false true'],
  ['{{ eq 1.5 1.5 }} {{ ne 1.5 1.5 }}', 'true false'],
  ['{{ lt 1.5 1.5 }} {{ le 1.5 1.5 }} {{ gt 1.5 1.5 }} {{ ge 1.5 1.5 }}', 'false true false true'],
  ['{{ eq "a" nil }} {{ ne "a" nil }}', 'false true'],
  ['{{ eq "a" "a" }} {{ ne "a" "a" }}', 'true false'],
  ['{{ lt "a" "a" }} {{ le "a" "a" }} {{ gt "a" "a" }} {{ ge "a" "a" }}', 'false true false true'],
  ['{{ eq .l nil }} {{ ne .l nil }}', 'false true'],
  ['{{ eq .m nil }} {{ ne .m nil }}', 'false true'],
  ['{{ eq u8 nil }} {{ ne u8 nil }}', 'false true'],
  ['{{ eq u8 1 }} {{ ne u8 1 }}', 'false true'],
  ['{{ lt u8 1 }} {{ le u8 1 }} {{ gt u8 1 }} {{ ge u8 1 }}', 'false false true true'],
  ['{{ eq u8 u8 }} {{ ne u8 u8 }}', 'true false'],
  ['{{ lt u8 u8 }} {{ le u8 u8 }} {{ gt u8 u8 }} {{ ge u8 u8 }}', 'false true false true'],
  ['{{ eq 1i nil }} {{ ne 1i nil }}', 'false true'],
  ['{{ eq 1i 1i }} {{ ne 1i 1i }}', 'true false'],
  ['{{ 1 | eq 1 }}', 'true'],
  ['{{ eq 1 2 3 1 }}', 'true'],
  ['{{ eq 1 1 "a" }}', 'true'],
  ['{{ not .missing }}', 'true'],
  ['{{ .t | not }}', 'false'],
  ['{{ and 1 }}', '1'],
  ['{{ and 1 0 2 }}', '0'],
  ['{{ and 1 2 3 }}', '3'],
  ['{{ or 0 "" 3 }}', '3'],
  ['{{ or 0 "" }}', ''],
  ['{{ or .n .missing }}', '<no value>'],
  ['{{ and .t .missing }}', '<no value>'],
  ['{{ 1 | and 0 }}', '0'],
  ['{{ 1 | and 2 }}', '1'],
  ['{{ 1 | or 0 }}', '1'],
  ['{{ 1 | or 2 }}', '2'],
  ['{{ .missing | and 1 }}', '<no value>'],
  ['{{ .missing | or 0 }}', '<no value>'],
  ['{{ 1 | and }}', '1'],
  ['{{ and nil 1 }}', '<no value>'],
  ['{{ or nil 1 }}', '1'],
  ['{{ or nil nil }}', '<no value>'],
  ['{{ and .f (oops "no") }}', 'false'],
  ['{{ or .t (oops "no") }}', 'true'],
  ['{{ or (and .t .f) (not .f) }}', 'true'],
  ['{{ show (or .n nil) }}', '<nil>=<nil>'],
  ['{{ show (and .l .m) }}', 'map[string]interface {}=map[b:map[c:deep l:[[1 2] [3]]] k:v n:<nil> odd-key:odd]'],
]);

fails([
  [
    '{{ lt nil nil }} {{ le nil nil }} {{ gt nil nil }} {{ ge nil nil }}',
    'main:1:3: executing "main" at <lt nil nil>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ lt nil .t }} {{ le nil .t }} {{ gt nil .t }} {{ ge nil .t }}',
    'main:1:3: executing "main" at <lt nil .t>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ lt nil 1 }} {{ le nil 1 }} {{ gt nil 1 }} {{ ge nil 1 }}',
    'main:1:3: executing "main" at <lt nil 1>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ lt nil 1.5 }} {{ le nil 1.5 }} {{ gt nil 1.5 }} {{ ge nil 1.5 }}',
    'main:1:3: executing "main" at <lt nil 1.5>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ lt nil "a" }} {{ le nil "a" }} {{ gt nil "a" }} {{ ge nil "a" }}',
    'main:1:3: executing "main" at <lt nil "a">: error calling lt: invalid type for comparison',
  ],
  [
    '{{ lt nil .l }} {{ le nil .l }} {{ gt nil .l }} {{ ge nil .l }}',
    'main:1:3: executing "main" at <lt nil .l>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ lt nil .m }} {{ le nil .m }} {{ gt nil .m }} {{ ge nil .m }}',
    'main:1:3: executing "main" at <lt nil .m>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ lt nil u8 }} {{ le nil u8 }} {{ gt nil u8 }} {{ ge nil u8 }}',
    'main:1:3: executing "main" at <lt nil u8>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ lt nil 1i }} {{ le nil 1i }} {{ gt nil 1i }} {{ ge nil 1i }}',
    'main:1:3: executing "main" at <lt nil 1i>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq .t 1 }} {{ ne .t 1 }}',
    'main:1:3: executing "main" at <eq .t 1>: error calling eq: incompatible types for comparison: bool and int',
  ],
  [
    '{{ eq .t 1.5 }} {{ ne .t 1.5 }}',
    'main:1:3: executing "main" at <eq .t 1.5>: error calling eq: incompatible types for comparison: bool and float64',
  ],
  [
    '{{ eq .t "a" }} {{ ne .t "a" }}',
    'main:1:3: executing "main" at <eq .t "a">: error calling eq: incompatible types for comparison: bool and string',
  ],
  [
    '{{ eq .t .l }} {{ ne .t .l }}',
    'main:1:3: executing "main" at <eq .t .l>: error calling eq: incompatible types for comparison: bool and []interface {}',
  ],
  [
    '{{ eq .t .m }} {{ ne .t .m }}',
    'main:1:3: executing "main" at <eq .t .m>: error calling eq: incompatible types for comparison: bool and map[string]interface {}',
  ],
  [
    '{{ eq .t u8 }} {{ ne .t u8 }}',
    'main:1:3: executing "main" at <eq .t u8>: error calling eq: incompatible types for comparison: bool and uint8',
  ],
  [
    '{{ eq .t 1i }} {{ ne .t 1i }}',
    'main:1:3: executing "main" at <eq .t 1i>: error calling eq: incompatible types for comparison: bool and complex128',
  ],
  [
    '{{ lt 1 nil }} {{ le 1 nil }} {{ gt 1 nil }} {{ ge 1 nil }}',
    'main:1:3: executing "main" at <lt 1 nil>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq 1 .t }} {{ ne 1 .t }}',
    'main:1:3: executing "main" at <eq 1 .t>: error calling eq: incompatible types for comparison: int and bool',
  ],
  [
    '{{ lt 1 .t }} {{ le 1 .t }} {{ gt 1 .t }} {{ ge 1 .t }}',
    'main:1:3: executing "main" at <lt 1 .t>: error calling lt: incompatible types for comparison: int and bool',
  ],
  [
    '{{ eq 1 1.5 }} {{ ne 1 1.5 }}',
    'main:1:3: executing "main" at <eq 1 1.5>: error calling eq: incompatible types for comparison: int and float64',
  ],
  [
    '{{ lt 1 1.5 }} {{ le 1 1.5 }} {{ gt 1 1.5 }} {{ ge 1 1.5 }}',
    'main:1:3: executing "main" at <lt 1 1.5>: error calling lt: incompatible types for comparison: int and float64',
  ],
  [
    '{{ eq 1 "a" }} {{ ne 1 "a" }}',
    'main:1:3: executing "main" at <eq 1 "a">: error calling eq: incompatible types for comparison: int and string',
  ],
  [
    '{{ lt 1 "a" }} {{ le 1 "a" }} {{ gt 1 "a" }} {{ ge 1 "a" }}',
    'main:1:3: executing "main" at <lt 1 "a">: error calling lt: incompatible types for comparison: int and string',
  ],
  [
    '{{ eq 1 .l }} {{ ne 1 .l }}',
    'main:1:3: executing "main" at <eq 1 .l>: error calling eq: incompatible types for comparison: int and []interface {}',
  ],
  [
    '{{ lt 1 .l }} {{ le 1 .l }} {{ gt 1 .l }} {{ ge 1 .l }}',
    'main:1:3: executing "main" at <lt 1 .l>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq 1 .m }} {{ ne 1 .m }}',
    'main:1:3: executing "main" at <eq 1 .m>: error calling eq: incompatible types for comparison: int and map[string]interface {}',
  ],
  [
    '{{ lt 1 .m }} {{ le 1 .m }} {{ gt 1 .m }} {{ ge 1 .m }}',
    'main:1:3: executing "main" at <lt 1 .m>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq 1 1i }} {{ ne 1 1i }}',
    'main:1:3: executing "main" at <eq 1 1i>: error calling eq: incompatible types for comparison: int and complex128',
  ],
  [
    '{{ lt 1 1i }} {{ le 1 1i }} {{ gt 1 1i }} {{ ge 1 1i }}',
    'main:1:3: executing "main" at <lt 1 1i>: error calling lt: incompatible types for comparison: int and complex128',
  ],
  [
    '{{ eq 1.5 .t }} {{ ne 1.5 .t }}',
    'main:1:3: executing "main" at <eq 1.5 .t>: error calling eq: incompatible types for comparison: float64 and bool',
  ],
  [
    '{{ eq 1.5 1 }} {{ ne 1.5 1 }}',
    'main:1:3: executing "main" at <eq 1.5 1>: error calling eq: incompatible types for comparison: float64 and int',
  ],
  [
    '{{ eq 1.5 "a" }} {{ ne 1.5 "a" }}',
    'main:1:3: executing "main" at <eq 1.5 "a">: error calling eq: incompatible types for comparison: float64 and string',
  ],
  [
    '{{ eq 1.5 .l }} {{ ne 1.5 .l }}',
    'main:1:3: executing "main" at <eq 1.5 .l>: error calling eq: incompatible types for comparison: float64 and []interface {}',
  ],
  [
    '{{ eq 1.5 .m }} {{ ne 1.5 .m }}',
    'main:1:3: executing "main" at <eq 1.5 .m>: error calling eq: incompatible types for comparison: float64 and map[string]interface {}',
  ],
  [
    '{{ eq 1.5 u8 }} {{ ne 1.5 u8 }}',
    'main:1:3: executing "main" at <eq 1.5 u8>: error calling eq: incompatible types for comparison: float64 and uint8',
  ],
  [
    '{{ eq 1.5 1i }} {{ ne 1.5 1i }}',
    'main:1:3: executing "main" at <eq 1.5 1i>: error calling eq: incompatible types for comparison: float64 and complex128',
  ],
  [
    '{{ lt "a" nil }} {{ le "a" nil }} {{ gt "a" nil }} {{ ge "a" nil }}',
    'main:1:3: executing "main" at <lt "a" nil>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq "a" .t }} {{ ne "a" .t }}',
    'main:1:3: executing "main" at <eq "a" .t>: error calling eq: incompatible types for comparison: string and bool',
  ],
  [
    '{{ lt "a" .t }} {{ le "a" .t }} {{ gt "a" .t }} {{ ge "a" .t }}',
    'main:1:3: executing "main" at <lt "a" .t>: error calling lt: incompatible types for comparison: string and bool',
  ],
  [
    '{{ eq "a" 1 }} {{ ne "a" 1 }}',
    'main:1:3: executing "main" at <eq "a" 1>: error calling eq: incompatible types for comparison: string and int',
  ],
  [
    '{{ lt "a" 1 }} {{ le "a" 1 }} {{ gt "a" 1 }} {{ ge "a" 1 }}',
    'main:1:3: executing "main" at <lt "a" 1>: error calling lt: incompatible types for comparison: string and int',
  ],
  [
    '{{ eq "a" 1.5 }} {{ ne "a" 1.5 }}',
    'main:1:3: executing "main" at <eq "a" 1.5>: error calling eq: incompatible types for comparison: string and float64',
  ],
  [
    '{{ lt "a" 1.5 }} {{ le "a" 1.5 }} {{ gt "a" 1.5 }} {{ ge "a" 1.5 }}',
    'main:1:3: executing "main" at <lt "a" 1.5>: error calling lt: incompatible types for comparison: string and float64',
  ],
  [
    '{{ eq "a" .l }} {{ ne "a" .l }}',
    'main:1:3: executing "main" at <eq "a" .l>: error calling eq: incompatible types for comparison: string and []interface {}',
  ],
  [
    '{{ lt "a" .l }} {{ le "a" .l }} {{ gt "a" .l }} {{ ge "a" .l }}',
    'main:1:3: executing "main" at <lt "a" .l>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq "a" .m }} {{ ne "a" .m }}',
    'main:1:3: executing "main" at <eq "a" .m>: error calling eq: incompatible types for comparison: string and map[string]interface {}',
  ],
  [
    '{{ lt "a" .m }} {{ le "a" .m }} {{ gt "a" .m }} {{ ge "a" .m }}',
    'main:1:3: executing "main" at <lt "a" .m>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq "a" u8 }} {{ ne "a" u8 }}',
    'main:1:3: executing "main" at <eq "a" u8>: error calling eq: incompatible types for comparison: string and uint8',
  ],
  [
    '{{ lt "a" u8 }} {{ le "a" u8 }} {{ gt "a" u8 }} {{ ge "a" u8 }}',
    'main:1:3: executing "main" at <lt "a" u8>: error calling lt: incompatible types for comparison: string and uint8',
  ],
  [
    '{{ eq "a" 1i }} {{ ne "a" 1i }}',
    'main:1:3: executing "main" at <eq "a" 1i>: error calling eq: incompatible types for comparison: string and complex128',
  ],
  [
    '{{ lt "a" 1i }} {{ le "a" 1i }} {{ gt "a" 1i }} {{ ge "a" 1i }}',
    'main:1:3: executing "main" at <lt "a" 1i>: error calling lt: incompatible types for comparison: string and complex128',
  ],
  [
    '{{ lt .l nil }} {{ le .l nil }} {{ gt .l nil }} {{ ge .l nil }}',
    'main:1:3: executing "main" at <lt .l nil>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq .l .t }} {{ ne .l .t }}',
    'main:1:3: executing "main" at <eq .l .t>: error calling eq: incompatible types for comparison: []interface {} and bool',
  ],
  [
    '{{ lt .l .t }} {{ le .l .t }} {{ gt .l .t }} {{ ge .l .t }}',
    'main:1:3: executing "main" at <lt .l .t>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq .l 1 }} {{ ne .l 1 }}',
    'main:1:3: executing "main" at <eq .l 1>: error calling eq: incompatible types for comparison: []interface {} and int',
  ],
  [
    '{{ lt .l 1 }} {{ le .l 1 }} {{ gt .l 1 }} {{ ge .l 1 }}',
    'main:1:3: executing "main" at <lt .l 1>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq .l 1.5 }} {{ ne .l 1.5 }}',
    'main:1:3: executing "main" at <eq .l 1.5>: error calling eq: incompatible types for comparison: []interface {} and float64',
  ],
  [
    '{{ lt .l 1.5 }} {{ le .l 1.5 }} {{ gt .l 1.5 }} {{ ge .l 1.5 }}',
    'main:1:3: executing "main" at <lt .l 1.5>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq .l "a" }} {{ ne .l "a" }}',
    'main:1:3: executing "main" at <eq .l "a">: error calling eq: incompatible types for comparison: []interface {} and string',
  ],
  [
    '{{ lt .l "a" }} {{ le .l "a" }} {{ gt .l "a" }} {{ ge .l "a" }}',
    'main:1:3: executing "main" at <lt .l "a">: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq .l .l }} {{ ne .l .l }}',
    'main:1:3: executing "main" at <eq .l .l>: error calling eq: non-comparable type [%!s(float64=1) two <nil> map[x:%!s(float64=1)]]: []interface {}',
  ],
  [
    '{{ lt .l .l }} {{ le .l .l }} {{ gt .l .l }} {{ ge .l .l }}',
    'main:1:3: executing "main" at <lt .l .l>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq .l .m }} {{ ne .l .m }}',
    'main:1:3: executing "main" at <eq .l .m>: error calling eq: non-comparable types [%!s(float64=1) two <nil> map[x:%!s(float64=1)]]: []interface {}, map[string]interface {}: map[b:map[c:deep l:[[1 2] [3]]] k:v n:<nil> odd-key:odd]',
  ],
  [
    '{{ lt .l .m }} {{ le .l .m }} {{ gt .l .m }} {{ ge .l .m }}',
    'main:1:3: executing "main" at <lt .l .m>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq .l u8 }} {{ ne .l u8 }}',
    'main:1:3: executing "main" at <eq .l u8>: error calling eq: incompatible types for comparison: []interface {} and uint8',
  ],
  [
    '{{ lt .l u8 }} {{ le .l u8 }} {{ gt .l u8 }} {{ ge .l u8 }}',
    'main:1:3: executing "main" at <lt .l u8>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq .l 1i }} {{ ne .l 1i }}',
    'main:1:3: executing "main" at <eq .l 1i>: error calling eq: incompatible types for comparison: []interface {} and complex128',
  ],
  [
    '{{ lt .l 1i }} {{ le .l 1i }} {{ gt .l 1i }} {{ ge .l 1i }}',
    'main:1:3: executing "main" at <lt .l 1i>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq .m .t }} {{ ne .m .t }}',
    'main:1:3: executing "main" at <eq .m .t>: error calling eq: incompatible types for comparison: map[string]interface {} and bool',
  ],
  [
    '{{ eq .m 1 }} {{ ne .m 1 }}',
    'main:1:3: executing "main" at <eq .m 1>: error calling eq: incompatible types for comparison: map[string]interface {} and int',
  ],
  [
    '{{ eq .m 1.5 }} {{ ne .m 1.5 }}',
    'main:1:3: executing "main" at <eq .m 1.5>: error calling eq: incompatible types for comparison: map[string]interface {} and float64',
  ],
  [
    '{{ eq .m "a" }} {{ ne .m "a" }}',
    'main:1:3: executing "main" at <eq .m "a">: error calling eq: incompatible types for comparison: map[string]interface {} and string',
  ],
  [
    '{{ eq .m .l }} {{ ne .m .l }}',
    'main:1:3: executing "main" at <eq .m .l>: error calling eq: non-comparable types map[b:map[c:deep l:[[%!s(float64=1) %!s(float64=2)] [%!s(float64=3)]]] k:v n:<nil> odd-key:odd]: map[string]interface {}, []interface {}: [1 two <nil> map[x:1]]',
  ],
  [
    '{{ eq .m .m }} {{ ne .m .m }}',
    'main:1:3: executing "main" at <eq .m .m>: error calling eq: non-comparable type map[b:map[c:deep l:[[%!s(float64=1) %!s(float64=2)] [%!s(float64=3)]]] k:v n:<nil> odd-key:odd]: map[string]interface {}',
  ],
  [
    '{{ eq .m u8 }} {{ ne .m u8 }}',
    'main:1:3: executing "main" at <eq .m u8>: error calling eq: incompatible types for comparison: map[string]interface {} and uint8',
  ],
  [
    '{{ eq .m 1i }} {{ ne .m 1i }}',
    'main:1:3: executing "main" at <eq .m 1i>: error calling eq: incompatible types for comparison: map[string]interface {} and complex128',
  ],
  [
    '{{ lt u8 nil }} {{ le u8 nil }} {{ gt u8 nil }} {{ ge u8 nil }}',
    'main:1:3: executing "main" at <lt u8 nil>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq u8 .t }} {{ ne u8 .t }}',
    'main:1:3: executing "main" at <eq u8 .t>: error calling eq: incompatible types for comparison: uint8 and bool',
  ],
  [
    '{{ lt u8 .t }} {{ le u8 .t }} {{ gt u8 .t }} {{ ge u8 .t }}',
    'main:1:3: executing "main" at <lt u8 .t>: error calling lt: incompatible types for comparison: uint8 and bool',
  ],
  [
    '{{ eq u8 1.5 }} {{ ne u8 1.5 }}',
    'main:1:3: executing "main" at <eq u8 1.5>: error calling eq: incompatible types for comparison: uint8 and float64',
  ],
  [
    '{{ lt u8 1.5 }} {{ le u8 1.5 }} {{ gt u8 1.5 }} {{ ge u8 1.5 }}',
    'main:1:3: executing "main" at <lt u8 1.5>: error calling lt: incompatible types for comparison: uint8 and float64',
  ],
  [
    '{{ eq u8 "a" }} {{ ne u8 "a" }}',
    'main:1:3: executing "main" at <eq u8 "a">: error calling eq: incompatible types for comparison: uint8 and string',
  ],
  [
    '{{ lt u8 "a" }} {{ le u8 "a" }} {{ gt u8 "a" }} {{ ge u8 "a" }}',
    'main:1:3: executing "main" at <lt u8 "a">: error calling lt: incompatible types for comparison: uint8 and string',
  ],
  [
    '{{ eq u8 .l }} {{ ne u8 .l }}',
    'main:1:3: executing "main" at <eq u8 .l>: error calling eq: incompatible types for comparison: uint8 and []interface {}',
  ],
  [
    '{{ lt u8 .l }} {{ le u8 .l }} {{ gt u8 .l }} {{ ge u8 .l }}',
    'main:1:3: executing "main" at <lt u8 .l>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq u8 .m }} {{ ne u8 .m }}',
    'main:1:3: executing "main" at <eq u8 .m>: error calling eq: incompatible types for comparison: uint8 and map[string]interface {}',
  ],
  [
    '{{ lt u8 .m }} {{ le u8 .m }} {{ gt u8 .m }} {{ ge u8 .m }}',
    'main:1:3: executing "main" at <lt u8 .m>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq u8 1i }} {{ ne u8 1i }}',
    'main:1:3: executing "main" at <eq u8 1i>: error calling eq: incompatible types for comparison: uint8 and complex128',
  ],
  [
    '{{ lt u8 1i }} {{ le u8 1i }} {{ gt u8 1i }} {{ ge u8 1i }}',
    'main:1:3: executing "main" at <lt u8 1i>: error calling lt: incompatible types for comparison: uint8 and complex128',
  ],
  [
    '{{ lt 1i nil }} {{ le 1i nil }} {{ gt 1i nil }} {{ ge 1i nil }}',
    'main:1:3: executing "main" at <lt 1i nil>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq 1i .t }} {{ ne 1i .t }}',
    'main:1:3: executing "main" at <eq 1i .t>: error calling eq: incompatible types for comparison: complex128 and bool',
  ],
  [
    '{{ lt 1i .t }} {{ le 1i .t }} {{ gt 1i .t }} {{ ge 1i .t }}',
    'main:1:3: executing "main" at <lt 1i .t>: error calling lt: incompatible types for comparison: complex128 and bool',
  ],
  [
    '{{ eq 1i 1 }} {{ ne 1i 1 }}',
    'main:1:3: executing "main" at <eq 1i 1>: error calling eq: incompatible types for comparison: complex128 and int',
  ],
  [
    '{{ lt 1i 1 }} {{ le 1i 1 }} {{ gt 1i 1 }} {{ ge 1i 1 }}',
    'main:1:3: executing "main" at <lt 1i 1>: error calling lt: incompatible types for comparison: complex128 and int',
  ],
  [
    '{{ eq 1i 1.5 }} {{ ne 1i 1.5 }}',
    'main:1:3: executing "main" at <eq 1i 1.5>: error calling eq: incompatible types for comparison: complex128 and float64',
  ],
  [
    '{{ lt 1i 1.5 }} {{ le 1i 1.5 }} {{ gt 1i 1.5 }} {{ ge 1i 1.5 }}',
    'main:1:3: executing "main" at <lt 1i 1.5>: error calling lt: incompatible types for comparison: complex128 and float64',
  ],
  [
    '{{ eq 1i "a" }} {{ ne 1i "a" }}',
    'main:1:3: executing "main" at <eq 1i "a">: error calling eq: incompatible types for comparison: complex128 and string',
  ],
  [
    '{{ lt 1i "a" }} {{ le 1i "a" }} {{ gt 1i "a" }} {{ ge 1i "a" }}',
    'main:1:3: executing "main" at <lt 1i "a">: error calling lt: incompatible types for comparison: complex128 and string',
  ],
  [
    '{{ eq 1i .l }} {{ ne 1i .l }}',
    'main:1:3: executing "main" at <eq 1i .l>: error calling eq: incompatible types for comparison: complex128 and []interface {}',
  ],
  [
    '{{ lt 1i .l }} {{ le 1i .l }} {{ gt 1i .l }} {{ ge 1i .l }}',
    'main:1:3: executing "main" at <lt 1i .l>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq 1i .m }} {{ ne 1i .m }}',
    'main:1:3: executing "main" at <eq 1i .m>: error calling eq: incompatible types for comparison: complex128 and map[string]interface {}',
  ],
  [
    '{{ lt 1i .m }} {{ le 1i .m }} {{ gt 1i .m }} {{ ge 1i .m }}',
    'main:1:3: executing "main" at <lt 1i .m>: error calling lt: invalid type for comparison',
  ],
  [
    '{{ eq 1i u8 }} {{ ne 1i u8 }}',
    'main:1:3: executing "main" at <eq 1i u8>: error calling eq: incompatible types for comparison: complex128 and uint8',
  ],
  [
    '{{ lt 1i u8 }} {{ le 1i u8 }} {{ gt 1i u8 }} {{ ge 1i u8 }}',
    'main:1:3: executing "main" at <lt 1i u8>: error calling lt: incompatible types for comparison: complex128 and uint8',
  ],
  [
    '{{ lt 1i 1i }} {{ le 1i 1i }} {{ gt 1i 1i }} {{ ge 1i 1i }}',
    'main:1:3: executing "main" at <lt 1i 1i>: error calling lt: invalid type for comparison',
  ],
  ['{{ eq }}', 'main:1:3: executing "main" at <eq>: wrong number of args for eq: want at least 1 got 0'],
  ['{{ eq 1 }}', 'main:1:3: executing "main" at <eq 1>: error calling eq: missing argument for comparison'],
  ['{{ 1 | eq }}', 'main:1:7: executing "main" at <eq>: error calling eq: missing argument for comparison'],
  [
    '{{ eq 1 2 "a" 1 }}',
    'main:1:3: executing "main" at <eq 1 2 "a" 1>: error calling eq: incompatible types for comparison: int and string',
  ],
  ['{{ ne 1 }}', 'main:1:3: executing "main" at <ne>: wrong number of args for ne: want 2 got 1'],
  ['{{ ne 1 2 3 }}', 'main:1:3: executing "main" at <ne>: wrong number of args for ne: want 2 got 3'],
  ['{{ lt 1 }}', 'main:1:3: executing "main" at <lt>: wrong number of args for lt: want 2 got 1'],
  ['{{ lt 1 2 3 }}', 'main:1:3: executing "main" at <lt>: wrong number of args for lt: want 2 got 3'],
  [
    '{{ eq .m .m }}',
    'main:1:3: executing "main" at <eq .m .m>: error calling eq: non-comparable type map[b:map[c:deep l:[[%!s(float64=1) %!s(float64=2)] [%!s(float64=3)]]] k:v n:<nil> odd-key:odd]: map[string]interface {}',
  ],
  [
    '{{ eq .l .m }}',
    'main:1:3: executing "main" at <eq .l .m>: error calling eq: non-comparable types [%!s(float64=1) two <nil> map[x:%!s(float64=1)]]: []interface {}, map[string]interface {}: map[b:map[c:deep l:[[1 2] [3]]] k:v n:<nil> odd-key:odd]',
  ],
  ['{{ not .t }}{{ not .n }}{{ not }}', 'main:1:27: executing "main" at <not>: wrong number of args for not: want 1 got 0'],
  ['{{ not 1 2 }}', 'main:1:3: executing "main" at <not>: wrong number of args for not: want 1 got 2'],
  ['{{ and }}', 'main:1:3: executing "main" at <and>: wrong number of args for and: want at least 1 got 0'],
  ['{{ or }}', 'main:1:3: executing "main" at <or>: wrong number of args for or: want at least 1 got 0'],
  ['{{ and .t (oops "yes") }}', 'main:1:11: executing "main" at <oops "yes">: error calling oops: yes'],
  ['{{ or .f (oops "yes") }}', 'main:1:10: executing "main" at <oops "yes">: error calling oops: yes'],
  ['{{ and 9223372036854775808 }}', 'main:1:7: executing "main" at <9223372036854775808>: 9223372036854775808 overflows int'],
  ['{{ and .l (index .l 9) }}', 'main:1:11: executing "main" at <index .l 9>: error calling index: index out of range: 9'],
]);
