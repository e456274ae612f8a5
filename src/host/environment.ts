/** Environment variables by name, as a parameter. */
import { type Kind, mapOf, STRING } from '../base/kinds.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export const ENVIRONMENT: Kind<Environment> = mapOf<string | undefined>(STRING as Kind<string | undefined>);
