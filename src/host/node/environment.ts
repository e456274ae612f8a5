/** The environment variables that lead to a cluster. */

export function kubeEnvironment(): Readonly<Record<string, string | undefined>> {
  return process.env;
}
