/** Every property of a session is drawn from (seed, index, field), so nothing needs to be stored. */
const FIELDS = {
  start: 1,
  duration: 2,
  failure: 3,
  person: 4,
  target: 5,
  document: 6,
  reason: 7,
  ticket: 8,
  limit: 9,
  access: 10,
  output: 11,
  details: 12,
  suffix: 13,
  form: 14,
  presence: 15,
  novelty: 16,
  page: 17,
} as const;

type Field = keyof typeof FIELDS;

/** A 32-bit unsigned number for one field of one session. */
export type Draw = (index: number, field: Field) => number;

export function drawFrom(seed: number): Draw {
  return (index, field) => mix(mix(index ^ Math.imul(FIELDS[field], 0x9e3779b1)) ^ seed);
}

/** The finalizer of MurmurHash3: every input bit changes about half of the output bits. */
export function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** FNV-1a, to turn names (seed, account, region) into a number. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return mix(hash);
}

/** A drawn number as a fraction in [0, 1). */
export function fraction(drawn: number): number {
  return drawn / 0x1_0000_0000;
}

export type NonEmpty<Item> = readonly [Item, ...Item[]];

export function pick<Item>(items: NonEmpty<Item>, drawn: number): Item {
  return items[drawn % items.length] ?? items[0];
}

/** `length` characters of the alphabet, the first of them decided by `drawn` alone. */
export function spell(alphabet: string, length: number, drawn: number): string {
  let text = "";
  let word = drawn;
  let rest = drawn;
  for (let position = 0; position < length; position++) {
    // One 32-bit word holds five characters of any alphabet used here.
    if (position > 0 && position % 5 === 0) {
      word = mix(word + 0x9e3779b9);
      rest = word;
    }
    text += alphabet.charAt(rest % alphabet.length);
    rest = Math.floor(rest / alphabet.length);
  }
  return text;
}
