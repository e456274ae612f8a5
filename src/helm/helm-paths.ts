/** Where Helm keeps its cache, configuration and data: HELM_*_HOME, then XDG, then the system's default. */

export interface HelmPaths {
  readonly cache: (path: string) => string;
  readonly config: (path: string) => string;
  readonly data: (path: string) => string;
}

/** Helm's folders for an environment; each function joins a path below one of them. */
export function helmPaths(env: Readonly<Record<string, string | undefined>>, platform: string = 'linux'): HelmPaths {
  const set = env.HOME ?? env.USERPROFILE ?? '';
  // Without a home, Helm's folders are below the working folder.
  const home = set === '' ? '' : `${set}/`;
  const custom =
    platform === 'darwin'
      ? { cache: `${home}Library/Caches`, config: `${home}Library/Preferences`, data: `${home}Library` }
      : { cache: `${home}.cache`, config: `${home}.config`, data: `${home}.local/share` };
  const below = (own: string | undefined, xdg: string | undefined, otherwise: string) => (path: string) =>
    join(own || join(xdg || otherwise, 'helm'), path);
  return {
    cache: below(env.HELM_CACHE_HOME, env.XDG_CACHE_HOME, custom.cache),
    config: below(env.HELM_CONFIG_HOME, env.XDG_CONFIG_HOME, custom.config),
    data: below(env.HELM_DATA_HOME, env.XDG_DATA_HOME, custom.data),
  };
}

function join(folder: string, path: string): string {
  const whole = path === '' ? folder : `${folder}/${path}`;
  return whole.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');
}
