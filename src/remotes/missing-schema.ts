/** A server that answers has no schema at a URL. */
import { ChartwrightError } from '../base/errors.ts';

export class MissingSchema extends ChartwrightError {
  static override readonly name = 'MissingSchema';

  constructor(message: string) {
    super('network', message);
  }
}
