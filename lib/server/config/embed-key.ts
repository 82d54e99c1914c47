import "server-only";
import type { KeyObject } from "node:crypto";
import * as z from "zod";
import { pathPrefix } from "./json-setting";
import { readPublicKey } from "./public-key";
import { readSecret } from "./shared-secret";

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
const names = z
  .array(z.string().min(1), { error: "must be a list of names; left out, it is all of them." })
  .min(1, { error: "must name at least one; left out, it is all of them." })
  .transform((list) => (list.includes("*") ? ("*" as const) : list))
  .default("*");
const common = { iss: id, kid: id, accounts: names, regions: names };

const signed = z
  .strictObject({ ...common, alg: z.enum(["ES256", "EdDSA"]), key: z.unknown() })
  .transform(({ key: given, ...rest }, context): EmbedKey => {
    const reading = readPublicKey(given, rest.alg);
    if ("key" in reading) return { ...rest, key: reading.key };
    context.addIssue({ code: "custom", path: ["key"], message: reading.issue });
    return z.NEVER;
  });

const shared = z
  .strictObject({ ...common, alg: z.literal("HS256"), secret: z.unknown() })
  .transform(({ secret, ...rest }, context): EmbedKey => {
    const reading = readSecret(secret);
    if ("key" in reading) return { ...rest, key: reading.key };
    context.addIssue({ code: "custom", path: ["secret"], message: reading.issue });
    return z.NEVER;
  });

const schema = z.array(z.discriminatedUnion("alg", [signed, shared], { error: messageOf }), {
  error: "must be a list of keys.",
});

/** Reads the keys of portals. Issues are sentences that name the place in the JSON and never quote a key. */
export function readEmbedKeys(value: unknown): { keys: EmbedKey[] } | { issues: string[] } {
  const reading = schema.safeParse(value);
  if (!reading.success) {
    return {
      issues: reading.error.issues.map((issue) => `${pathPrefix(issue.path)}${issueText(issue)}`),
    };
  }
  const keys = reading.data;
  const kids = keys.map(({ kid }) => kid);
  const twice = [...new Set(kids.filter((kid, index) => kids.indexOf(kid) !== index))];
  if (twice.length > 0) {
    return { issues: twice.map((kid) => `two keys have the kid ${kid}; each needs its own.`) };
  }
  return { keys };
}

function messageOf({ code }: { code: string }): string | undefined {
  return code === "invalid_union" ? "must be ES256, EdDSA or HS256." : undefined;
}

/** Names unknown keys; never a value. */
function issueText(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `has unknown keys: ${issue.keys.join(", ")}.`;
  return issue.message.endsWith(".")
    ? issue.message
    : "must be an object with iss, kid, alg and a key.";
}
