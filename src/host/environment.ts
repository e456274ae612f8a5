/** Environment variables by name, as a parameter. */
export type Environment = Readonly<Record<string, string | undefined>>;
