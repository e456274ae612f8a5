/** URLs as Helm 4.3.1 has them: template text in, text out. The answers are those of its own function map. */
import { checkRefusals, checkRows } from './check-rows.ts';

checkRows('network', [
  [
    '{{ urlParse "http://admin:secret@server.com:8080/api/a%20b?list=false#anchor" | toJson }}',
    '{"fragment":"anchor","host":"server.com:8080","hostname":"server.com","opaque":"","path":"/api/a b","query":"list=false","scheme":"http","userinfo":"admin:secret"}',
  ],
  [
    '{{ urlParse "mailto:a@b" | toJson }} {{ urlParse "/rel/path?q" | toJson }} {{ urlParse "" | toJson }} {{ urlParse "http://[::1%25en0]:80/" | toJson }} {{ urlParse "*" | toJson }} {{ urlParse "HTTP://h" | toJson }} {{ urlParse "//host/p" | toJson }} {{ urlParse "file:///x" | toJson }} {{ urlParse "http://u:%40p@h" | toJson }}',
    '{"fragment":"","host":"","hostname":"","opaque":"a@b","path":"","query":"","scheme":"mailto","userinfo":""} {"fragment":"","host":"","hostname":"","opaque":"","path":"/rel/path","query":"q","scheme":"","userinfo":""} {"fragment":"","host":"","hostname":"","opaque":"","path":"","query":"","scheme":"","userinfo":""} {"fragment":"","host":"[::1%en0]:80","hostname":"::1%en0","opaque":"","path":"/","query":"","scheme":"http","userinfo":""} {"fragment":"","host":"","hostname":"","opaque":"","path":"*","query":"","scheme":"","userinfo":""} {"fragment":"","host":"h","hostname":"h","opaque":"","path":"","query":"","scheme":"http","userinfo":""} {"fragment":"","host":"host","hostname":"host","opaque":"","path":"/p","query":"","scheme":"","userinfo":""} {"fragment":"","host":"","hostname":"","opaque":"","path":"/x","query":"","scheme":"file","userinfo":""} {"fragment":"","host":"h","hostname":"h","opaque":"","path":"","query":"","scheme":"http","userinfo":"u:%40p"}',
  ],
  [
    '{{ urlParse "a:b:c/%zz" | toJson }} {{ urlParse "http://h/?%zz" | toJson }}',
    '{"fragment":"","host":"","hostname":"","opaque":"b:c/%zz","path":"","query":"","scheme":"a","userinfo":""} {"fragment":"","host":"h","hostname":"h","opaque":"","path":"/","query":"%zz","scheme":"http","userinfo":""}',
  ],
  [
    '{{ urlJoin (dict "scheme" "http" "host" "host:80" "path" "/path" "query" "q=1" "fragment" "frag" "userinfo" "u:p") }} {{ urlJoin (dict "scheme" "https" "host" "h" "path" "rel") }} {{ urlJoin (dict) | quote }} {{ urlJoin (dict "scheme" "mailto" "opaque" "a@b") }} {{ urlJoin (dict "path" "a:b") }} {{ urlJoin (dict "scheme" "file" "path" "/x y") }} {{ urlJoin (dict "host" "h" "path" "/é?#" "fragment" "a b\'") }} {{ urlJoin (urlParse "http://u:p@h:1/p?q#f") }} {{ urlJoin (dict "scheme" "s") }} {{ urlJoin (dict "userinfo" "u@:p:q" "host" "h") }}',
    'http://u:p@host:80/path?q=1#frag https://h/rel "" mailto:a@b ./a:b file:///x%20y //h/%C3%A9%3F%23#a%20b%27 http://u:p@h:1/p?q#f s: //u%40:p%3Aq@h',
  ],
]);

checkRefusals('network', [
  ['{{ urlParse "http://a b" }}', 'error calling urlParse: unable to parse url: parse "http://a b": invalid character " " in host name'],
  ['{{ urlParse ":x" }}', 'error calling urlParse: unable to parse url: parse ":x": missing protocol scheme'],
  ['{{ urlParse "http://h/%zz" }}', 'error calling urlParse: unable to parse url: parse "http://h/%zz": invalid URL escape "%zz"'],
  ['{{ urlParse "http://h:x" }}', 'error calling urlParse: unable to parse url: parse "http://h:x": invalid port ":x" after host'],
  ['{{ urlParse "http://[::1" }}', 'error calling urlParse: unable to parse url: parse "http://[::1": missing \']\' in host'],
  ['{{ urlParse "http://[1.2.3.4]" }}', 'error calling urlParse: unable to parse url: parse "http://[1.2.3.4]": invalid IP-literal'],
  [
    '{{ urlParse "http://[::g]" }}',
    'error calling urlParse: unable to parse url: parse "http://[::g]": invalid host: ParseAddr("::g"): each colon-separated field must have at least one digit (at "g")',
  ],
  [
    '{{ urlParse "http://[1:2:3]" }}',
    'error calling urlParse: unable to parse url: parse "http://[1:2:3]": invalid host: ParseAddr("1:2:3"): address string too short',
  ],
  [
    '{{ urlParse "http://[1:2:3:4:5:6:7:8:9]" }}',
    'error calling urlParse: unable to parse url: parse "http://[1:2:3:4:5:6:7:8:9]": invalid host: ParseAddr("1:2:3:4:5:6:7:8:9"): trailing garbage after address (at "9")',
  ],
  ['{{ urlParse "http://h#%z" }}', 'error calling urlParse: unable to parse url: parse "http://h#%z": invalid URL escape "%z"'],
  [
    String.raw`{{ urlParse "a\nb" }}`,
    String.raw`error calling urlParse: unable to parse url: parse "a\nb": net/url: invalid control character in URL`,
  ],
  ['{{ urlParse "1:2" }}', 'error calling urlParse: unable to parse url: parse "1:2": first path segment in URL cannot contain colon'],
  ['{{ urlParse "http://a@b c@h" }}', 'error calling urlParse: unable to parse url: parse "http://a@b c@h": net/url: invalid userinfo'],
  ['{{ urlParse "http://h%41" }}', 'error calling urlParse: unable to parse url: parse "http://h%41": invalid URL escape "%41"'],
  ['{{ urlJoin (dict "host" 1) }}', 'error calling urlJoin: unable to parse host key, must be of type string, but int found'],
  ['{{ urlJoin (dict "path" nil) }}', 'error calling urlJoin: runtime error: invalid memory address or nil pointer dereference'],
  [
    '{{ urlJoin (dict "userinfo" "a b") }}',
    'error calling urlJoin: unable to parse userinfo in dict: parse "proto://a b@host": net/url: invalid userinfo',
  ],
]);
