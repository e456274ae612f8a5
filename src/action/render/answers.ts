/**
 * Fetches data for synchronous work. Rendering and linting do not wait: work that needs something that is not fetched yet
 * stops, the data is fetched, and the work starts again.
 */
import { ChartwrightError } from '../../base/errors.ts';
import type { Log } from '../../base/log.ts';

/** Fetches an answer; what it throws is thrown where the question is asked. */
export type Fetch<A> = (question: string, log: Log) => Promise<A>;

/** Hosts, schemas or other things by name, each fetched once. */
export class Answers<A> {
  private readonly known = new Map<string, { readonly answer: A } | { readonly error: unknown }>();
  private readonly missing = new Set<string>();
  private readonly fetch: Fetch<A>;

  constructor(fetch: Fetch<A>) {
    this.fetch = fetch;
  }

  /** The answer, or an error if it is not known yet or could not be fetched. */
  readonly ask = (question: string): A => {
    const found = this.known.get(question);
    if (found && 'answer' in found) return found.answer;
    if (found) throw found.error;
    this.missing.add(question);
    throw new ChartwrightError('internal', `${question} is not fetched yet`);
  };

  /** Whether something was requested that is not fetched yet. */
  get isMissing(): boolean {
    return this.missing.size > 0;
  }

  /** Fetches what was requested and missing; false if there is nothing. */
  async fetchMissing(log: Log): Promise<boolean> {
    const questions = [...this.missing];
    this.missing.clear();
    for (const question of questions) this.known.set(question, await this.outcome(question, log));
    return questions.length > 0;
  }

  private async outcome(question: string, log: Log) {
    try {
      return { answer: await this.fetch(question, log) };
    } catch (error) {
      return { error };
    }
  }
}

/** How often work is begun: a chart whose questions never end is refused. */
const ATTEMPTS = 1000;

/**
 * The result of `work`, once nothing that it asks for is missing. Work logs the same in each attempt: earlier messages are
 * not repeated, and messages after a missing answer are dropped.
 */
export async function withAnswers<T>(answers: readonly Answers<unknown>[], log: Log, work: (log: Log) => T): Promise<T> {
  let logged = 0;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    let said = 0;
    const finish = outcomeOf(() =>
      work((entry) => {
        if (said++ < logged || answers.some((each) => each.isMissing)) return;
        logged++;
        log(entry);
      }),
    );
    let again = false;
    for (const each of answers) again = (await each.fetchMissing(log)) || again;
    if (!again) return finish();
  }
  throw new ChartwrightError('network', `the chart needs more than ${ATTEMPTS} schemas or hosts`);
}

function outcomeOf<T>(work: () => T): () => T {
  try {
    const result = work();
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
