/** What a registry's `WWW-Authenticate` header asks for. */

export interface Challenge {
  readonly scheme: 'basic' | 'bearer' | 'unknown';
  /** `realm`, `service`, `scope` of a bearer challenge. */
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /^[ \t]*([\w!#$%&'*+\-.^`|~]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([\w!#$%&'*+\-.^`|~]+))[ \t]*(,?)/;

// challenge = scheme [ parameter *( "," parameter ) ]
/** Parses a challenge as far as it is well-formed. */
export function parseChallenge(header: string): Challenge {
  const name = /^[\w!#$%&'*+\-.^`|~]*/.exec(header)?.[0] ?? '';
  const scheme = name.toLowerCase();
  const parameters = new Map<string, string>();
  if (scheme !== 'bearer') return { scheme: scheme === 'basic' ? 'basic' : 'unknown', parameters };
  let rest = header.slice(name.length);
  for (let match = PARAMETER.exec(rest); match; match = PARAMETER.exec(rest)) {
    parameters.set(match[1] as string, match[2]?.replace(/\\(.)/g, '$1') ?? (match[3] as string));
    if (match[4] === '') break;
    rest = rest.slice(match[0].length);
  }
  return { scheme, parameters };
}
