import type { Chart } from '../chart/chart.ts';
import type { Dict } from '../go/value.ts';
import type { ValuesOptions } from './values-log.ts';
export interface SchemaOptions extends ValuesOptions {}
export function validateSchema(_chart: Chart, _values: Dict, _options: SchemaOptions = {}): void {}
