import "server-only";
import { createSecretKey, type KeyObject } from "node:crypto";
import * as z from "zod";
import { issueAt, namesSchema, objectError } from "./json-setting";
import { readPublicKey } from "./public-key";
import { readRandomSecret } from "./random-secret";

/** A key of a portal, and the most that tokens signed by it may open. */
export type EmbedKey = {
  /** The portal's id: the `iss` of its tokens. */
  iss: string;
  kid: string;
  alg: "ES256" | "EdDSA" | "HS256";
  key: KeyObject;
  accounts: readonly string[] | "*";
  regions: readonly string[] | "*";
};

const id = z
  .string({ error: "must be a text." })
  .regex(/^[\w.:/@-]{1,200}$/, { error: "must have 1 to 200 letters, digits or . : / @ _ -." });
const names = namesSchema("left out, it is all of them").default("*");
const common = { iss: id, kid: id, accounts: names, regions: names };
const RULE = "must be an object with iss, kid, alg and a key.";
const error = objectError(RULE);

const signed = z
  .strictObject({ ...common, alg: z.enum(["ES256", "EdDSA"]), key: z.unknown() }, { error })
  .transform(({ key: given, ...rest }, context): EmbedKey => {
    const reading = readPublicKey(given, rest.alg);
    if ("key" in reading) return { ...rest, key: reading.key };
    context.addIssue({ code: "custom", path: ["key"], message: reading.issue });
    return z.NEVER;
  });

const shared = z
  .strictObject({ ...common, alg: z.literal("HS256"), secret: z.unknown() }, { error })
  .transform(({ secret, ...rest }, context): EmbedKey => {
    // A guessed secret opens every session that the portal may open: Superset shipped one that many servers kept
    // (apache/superset, pull request 39999).
    const reading = readRandomSecret(secret);
    if ("bytes" in reading) return { ...rest, key: createSecretKey(reading.bytes) };
    context.addIssue({ code: "custom", path: ["secret"], message: reading.issue });
    return z.NEVER;
  });

const key = z.discriminatedUnion("alg", [signed, shared], {
  error: ({ code }) => (code === "invalid_union" ? "must be ES256, EdDSA or HS256." : RULE),
});
const schema = z.array(key, { error: "must be a list of keys." });

/** Reads the keys of portals. Issues are sentences that name the place in the JSON and never quote a key. */
export function readEmbedKeys(value: unknown): { keys: EmbedKey[] } | { issues: string[] } {
  const reading = schema.safeParse(value);
  if (!reading.success) return { issues: reading.error.issues.map(issueAt) };
  const keys = reading.data;
  const kids = keys.map(({ kid }) => kid);
  const twice = [...new Set(kids.filter((kid, index) => kids.indexOf(kid) !== index))];
  if (twice.length > 0) {
    return { issues: twice.map((kid) => `two keys have the kid ${kid}; each needs its own.`) };
  }
  return { keys };
}
