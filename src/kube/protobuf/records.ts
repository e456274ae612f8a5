/** Lists of Secrets and ConfigMaps in protocol buffers, as JSON that is cut while it arrives: name, namespace, labels and data alone. */
import type { Json, JsonObject } from '../client.ts';
import type { TextCutter } from '../cut-texts.ts';
import { entry, message, nested, type Shape, text, unreadable, varint } from './message.ts';

export const PROTOBUF = 'application/vnd.kubernetes.protobuf';

const MAGIC = 'k8s\0';
/** Bytes of an object before its data that are looked at. Where metadata are longer, the data are left out. */
const METADATA_LENGTH = 4096;
/** Bytes of a list's metadata, and of a refusal. */
const LONGEST_MESSAGE = 1_000_000;

const TYPE: Shape = { 1: ['apiVersion', text], 2: ['kind', text] };
const LIST_METADATA: Shape = { 2: ['resourceVersion', text], 3: ['continue', text] };
const METADATA: Shape = { 1: ['name', text], 3: ['namespace', text], 11: ['labels', entry(text), 'map'] };
const CAUSE: Shape = { 1: ['reason', text], 2: ['message', text], 3: ['field', text] };
const DETAILS: Shape = {
  1: ['name', text],
  2: ['group', text],
  3: ['kind', text],
  4: ['causes', nested(CAUSE), 'list'],
  5: ['retryAfterSeconds', 'int'],
};
const STATUS: Shape = {
  2: ['status', text],
  3: ['message', text],
  4: ['reason', text],
  5: ['details', nested(DETAILS)],
  6: ['code', 'int'],
};

/** Objects whose data come as text of at most `longest` characters, as in JSON. */
const ITEMS: Readonly<Record<string, (longest: number) => Shape>> = {
  SecretList: (longest) => record((bytes) => Buffer.from(bytes.subarray(0, Math.floor(longest / 4) * 3)).toString('base64')),
  ConfigMapList: (longest) => record((bytes) => text(bytes.subarray(0, longest))),
};
const record = (value: (bytes: Uint8Array) => Json): Shape => ({
  1: ['metadata', nested(METADATA)],
  2: ['data', entry(value), 'map'],
});

/** Reads a list, or a Status, whose bytes come piece by piece. */
export function recordTexts(longest: number): TextCutter {
  const arrived = new Arrived();
  const steps = answer(arrived, longest);
  let failure: unknown;
  let read: JsonObject | undefined;
  const step = () => {
    try {
      const { done, value } = steps.next();
      if (done) read = value;
    } catch (error) {
      failure = error;
    }
  };
  return {
    push: (chunk) => {
      if (failure || read) return;
      arrived.add(chunk);
      step();
    },
    end: () => {
      if (failure) throw failure;
      if (!read) throw unreadable('unexpected EOF');
      return JSON.stringify(read);
    },
  };
}

type Steps<T> = Generator<undefined, T, undefined>;

/** What has come and is not read yet: one chunk, of which nothing is left where another is waited for. */
class Arrived {
  private bytes: Uint8Array = new Uint8Array();

  add(chunk: Uint8Array): void {
    this.bytes = chunk;
  }

  *take(length: number): Steps<Uint8Array> {
    if (this.bytes.length >= length) return this.next(length);
    const taken = Buffer.alloc(length);
    for (let filled = 0; filled < length; ) {
      const piece = this.next(length - filled);
      taken.set(piece, filled);
      filled += piece.length;
      if (filled < length) yield;
    }
    return taken;
  }

  *skip(length: number): Steps<void> {
    for (let left = length; ; ) {
      left -= this.next(left).length;
      if (left === 0) return;
      yield;
    }
  }

  /** A number and how many bytes it took. */
  *number(): Steps<readonly [value: number, length: number]> {
    for (const digits: number[] = []; ; ) {
      const [digit = 0] = yield* this.take(1);
      digits.push(digit);
      const read = varint(digits, 0);
      if (read) return read;
    }
  }

  /** At most so many bytes of what is there. */
  private next(length: number): Uint8Array {
    const taken = this.bytes.subarray(0, length);
    this.bytes = this.bytes.subarray(taken.length);
    return taken;
  }
}

function* answer(arrived: Arrived, longest: number): Steps<JsonObject> {
  const magic = yield* arrived.take(MAGIC.length);
  if (Buffer.from(magic).toString('latin1') !== MAGIC) throw unreadable('the bytes do not begin with k8s');
  const type = yield* part(arrived, 1);
  const { apiVersion = '', kind = '' } = message(yield* short(arrived, type), TYPE);
  const length = yield* part(arrived, 2);
  if (kind === 'Status') return { apiVersion, kind, ...message(yield* short(arrived, length), STATUS) };
  const items = Object.hasOwn(ITEMS, String(kind)) ? ITEMS[String(kind)] : undefined;
  if (!items) throw unreadable(`no list of records: ${JSON.stringify(kind)}`);
  return { apiVersion, kind, ...(yield* list(arrived, length, items(longest), longest + METADATA_LENGTH)) };
}

/** The length of a part of the envelope. */
function* part(arrived: Arrived, number: number): Steps<number> {
  const [tag] = yield* arrived.number();
  if (tag !== number * 8 + 2) throw unreadable(`unknown tag ${tag}`);
  const [length] = yield* arrived.number();
  return length;
}

function* short(arrived: Arrived, length: number): Steps<Uint8Array> {
  if (length > LONGEST_MESSAGE) throw unreadable(`a message of ${length} bytes is too long`);
  return yield* arrived.take(length);
}

function* list(arrived: Arrived, length: number, shape: Shape, longest: number): Steps<JsonObject> {
  const items: JsonObject[] = [];
  let metadata: JsonObject = {};
  for (let left = length; left > 0; ) {
    const [tag, tagLength] = yield* arrived.number();
    const [size, sizeLength] = yield* arrived.number();
    left -= tagLength + sizeLength + size;
    if (left < 0) throw unreadable('unexpected EOF');
    if (tag === 0x0a) metadata = message(yield* short(arrived, size), LIST_METADATA);
    else if (tag === 0x12) {
      const kept = Math.min(size, longest);
      const item = message(yield* arrived.take(kept), shape, kept < size);
      items.push({ metadata: {}, ...item });
      yield* arrived.skip(size - kept);
    } else throw unreadable(`unknown tag ${tag}`);
  }
  return { metadata, items };
}
