/** Scopes that a token is requested for: `repository:charts/web:pull,push`, one for each resource, sorted. */

/** The scopes merged by resource, without repeats. */
export function mergeScopes(scopes: readonly string[]): string[] {
  const plain: string[] = [];
  const actions = new Map<string, Set<string>>();
  for (const scope of scopes) {
    const colon = scope.lastIndexOf(':');
    if (colon < 0 || scope.indexOf(':') === colon) plain.push(scope);
    else {
      const resource = scope.slice(0, colon);
      const known = actions.get(resource) ?? new Set();
      for (const action of scope.slice(colon + 1).split(',')) if (action !== '') known.add(action);
      actions.set(resource, known);
    }
  }
  const merged = [...actions].filter(([, set]) => set.size > 0).map(([resource, set]) => `${resource}:${listed(set)}`);
  return [...plain, ...merged].sort();
}

function listed(actions: Set<string>): string {
  return actions.has('*') ? '*' : [...actions].sort().join(',');
}
