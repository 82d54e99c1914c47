import "server-only";
import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { type Cipher, checksum } from "@/lib/server/listing/cursor-cipher";
import { hostileText } from "./hostile-text";

/** A change of a cursor: of its text, or of its content. */
export type CursorChange =
  | { text: string }
  | { json: string }
  | { cutAt: number }
  | { bitAt: number }
  | { textAt: number; more: string }
  | { positions?: readonly unknown[]; members?: readonly (readonly [string, unknown])[] };

/**
 * The cursor after a change. Its forger can read our code, and even has the key of views with pinned filters: the
 * content must not be trusted either.
 */
export function forged(cursor: string, change: CursorChange, cipher: Cipher = checksum): string {
  const packed = (json: string) => cipher.seal(deflateSync(json));
  if ("text" in change) return change.text;
  if ("json" in change) return packed(change.json);
  if ("cutAt" in change) return cursor.slice(0, change.cutAt % cursor.length);
  if ("textAt" in change) {
    const at = change.textAt % cursor.length;
    return cursor.slice(0, at) + change.more + cursor.slice(at);
  }
  if ("bitAt" in change) {
    const bytes = Buffer.from(cursor);
    const at = Math.floor(change.bitAt / 8) % bytes.length;
    bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (change.bitAt % 8)), at);
    return bytes.toString("latin1");
  }
  const bytes = cipher.open(cursor);
  if (bytes === null) throw new Error("It is a cursor of ours.");
  const content = new Map(Object.entries(JSON.parse(inflateSync(bytes).toString())));
  const { positions, members = [] } = change;
  const old = content.get("positions");
  if (positions !== undefined && Array.isArray(old)) {
    content.set(
      "positions",
      Array.from(old, (_, at) => positions[at % positions.length]),
    );
  }
  return packed(JSON.stringify(Object.fromEntries([...content, ...members])));
}

const print = fc.constantFrom("abcdefgh", "--------", "AbCd_123", "short");
const moment = fc.oneof(
  fc.integer({ min: Date.parse("2026-11-23T15:59:40Z"), max: Date.parse("2026-11-23T16:00:20Z") }),
  fc.constantFrom(0, -1, 1.5, 253_370_764_800_000, 253_402_300_800_000, 8.64e15, 1e300, null),
);
/** Texts in the form of instants; most are invalid. */
const digits = fc
  .tuple(fc.nat({ max: 9999 }), ...[13, 32, 25, 61, 61].map((max) => fc.nat({ max })))
  .map(([year = 0, ...parts]) => {
    const [month, day, hour, minute, second] = parts.map((part) => `${part}`.padStart(2, "0"));
    return `${`${year}`.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}Z`;
  });
const second = fc.integer({ min: 1, max: 10 });

/** A listing position with members of the right form. */
const formed = fc.record(
  {
    t: fc.constantFrom("3 1", "9 1", "18 2", "999 1", "1000 99", "a token of somebody else"),
    b: fc.oneof(
      second.map((ago) => `2026-11-23T15:59:${60 - ago}Z`),
      digits,
    ),
    s: fc.oneof(
      second.map((ago) => Date.parse("2026-11-23T16:00:00Z") - 997 * ago),
      fc.constantFrom(0, 253_370_764_800_000, null),
    ),
    p: fc.array(fc.constantFrom("abcdefgh", "--------"), { maxLength: 2 }),
    f: fc.constantFrom("p", "u", "k", "pu", "puk"),
  },
  { requiredKeys: [] },
);

/** A possible position, or nearly. */
const position = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 2, null, {}, [], "done") },
  { weight: 4, arbitrary: formed },
  {
    weight: 4,
    arbitrary: fc.record(
      {
        t: fc.oneof(fc.constantFrom("9 1", "-1 5", ""), hostileText),
        b: fc.oneof(digits, hostileText),
        s: moment,
        p: fc.array(print, { maxLength: 5 }),
        f: fc.constantFrom("p", "u", "k", "pu", "puk", "kk", "", "x"),
      },
      { requiredKeys: [] },
    ),
  },
);

/** A cursor that is accepted, and continues where its forger wants. */
export const usableChange: fc.Arbitrary<CursorChange> = fc.record({
  positions: fc.array(
    fc.oneof(
      { weight: 6, arbitrary: formed },
      { weight: 1, arbitrary: fc.constantFrom<0 | 1>(0, 1) },
    ),
    { minLength: 1, maxLength: 4 },
  ),
  members: fc.subarray<[string, unknown]>([
    ["a", 253_370_764_800_000],
    ["size", 7],
  ]),
});

const member = fc.oneof(
  fc.tuple(fc.constantFrom("now", "a"), moment),
  fc.tuple(fc.constant("size"), fc.constantFrom(0, 1, 3, 200, 201, "50")),
  fc.tuple(
    fc.constant("returned"),
    fc.nat({ max: 320 }).map((length) => Array.from({ length }, () => "abcdefgh")),
  ),
  fc.tuple(
    fc.constantFrom("positions", "v", "q", "__proto__", "more"),
    fc.jsonValue({ maxDepth: 2 }),
  ),
);

/** Any cursor: a foreign text, a damaged cursor of ours, or one with a crafted content. */
export const hostileChange: fc.Arbitrary<CursorChange> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ text: hostileText }) },
  { weight: 1, arbitrary: fc.record({ text: fc.base64String({ maxLength: 80 }) }) },
  { weight: 1, arbitrary: fc.record({ json: fc.json({ maxDepth: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ cutAt: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ bitAt: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ textAt: fc.nat(), more: hostileText }) },
  { weight: 3, arbitrary: usableChange },
  {
    weight: 6,
    arbitrary: fc.record({
      positions: fc.array(position, { minLength: 1, maxLength: 4 }),
      members: fc.array(member, { maxLength: 2 }),
    }),
  },
);
