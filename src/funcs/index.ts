/** Every function that templates have beside text/template's own and the engine's (`include`, `tpl`, `required`, `fail`, `lookup`). */
import type { FuncTable } from '../go/func.ts';
import { caseFunctions } from './casing.ts';
import { cryptoFunctions } from './crypto.ts';
import { dateFunctions } from './dates.ts';
import { defaultFunctions } from './defaults.ts';
import { dictFunctions } from './dicts.ts';
import { durationFunctions } from './durations.ts';
import { encodingFunctions } from './encoding.ts';
import { floatFunctions } from './floats.ts';
import { integerFunctions } from './integers.ts';
import { listFunctions } from './lists.ts';
import { networkFunctions } from './network.ts';
import { pathFunctions } from './paths.ts';
import { quotingFunctions } from './quoting.ts';
import { randomFunctions } from './random.ts';
import { reflectionFunctions } from './reflection.ts';
import { regexFunctions } from './regex.ts';
import { semverFunctions } from './semver.ts';
import { sequenceFunctions } from './sequences.ts';
import { serializationFunctions } from './serialization.ts';
import { stringFunctions } from './strings.ts';
import { wordFunctions } from './words.ts';

/** All functions by name, without a prototype: `constructor` is not a function. */
export const functions: FuncTable = Object.assign(
  Object.create(null),
  caseFunctions,
  cryptoFunctions,
  dateFunctions,
  defaultFunctions,
  dictFunctions,
  durationFunctions,
  encodingFunctions,
  floatFunctions,
  integerFunctions,
  listFunctions,
  networkFunctions,
  pathFunctions,
  quotingFunctions,
  randomFunctions,
  reflectionFunctions,
  regexFunctions,
  semverFunctions,
  sequenceFunctions,
  serializationFunctions,
  stringFunctions,
  wordFunctions,
);
