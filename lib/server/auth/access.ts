import "server-only";
import * as z from "zod";
import { placeOf, readJsonSetting } from "@/lib/server/json-setting";
import type { Grant } from "./viewer";

/** Which group may see what. The group `*` is everybody who has signed in. */
export type Access = ReadonlyMap<string, readonly Grant[]>;

const names = z
  .array(z.string({ error: "must be a text." }).min(1, { error: "must not be empty." }), {
    error: 'must be a list of names; ["*"] is all of them.',
  })
  .min(1, { error: 'must name at least one; ["*"] is all of them.' })
  .transform((list) => (list.includes("*") ? ("*" as const) : list));

const grant = z.strictObject(
  { accounts: names, regions: names },
  {
    error: ({ code, keys }) =>
      code === "unrecognized_keys"
        ? `has unknown keys: ${keys?.join(", ")}.`
        : "must be an object with accounts and regions.",
  },
);

const accessSchema = z.record(
  z.string().min(1),
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(grant)),
  { error: "must be an object whose members are groups." },
);

/**
 * Reads `SESSIONSCOPE_ACCESS`: JSON, or the path of a JSON file, such as
 * `{ "sre": { "accounts": ["*"], "regions": ["*"] } }`. Faults are sentences that name the place.
 */
export function readAccess(text: string): { access: Access } | { faults: string[] } {
  const setting = readJsonSetting(text);
  if ("fault" in setting) return { faults: [setting.fault] };
  const reading = accessSchema.safeParse(setting.value);
  if (!reading.success) {
    return {
      faults: reading.error.issues.map(({ path, message }) => `${placeOf(path)}${message}`),
    };
  }
  return { access: new Map(Object.entries(reading.data)) };
}

/**
 * What is wrong between access and the accounts there are: a name that no account or region has is mistyped, and
 * whoever relies on it would see nothing.
 */
export function unknownNames(
  access: Access,
  known: { accounts: readonly string[]; regions: readonly string[] },
): string[] {
  return [...access].flatMap(([group, grants]) =>
    grants.flatMap(({ accounts, regions }) => [
      ...unknownOf(accounts, known.accounts).map(
        (name) => `${group}: there is no account ${name}.`,
      ),
      ...unknownOf(regions, known.regions).map(
        (name) => `${group}: no account is looked at in the region ${name}.`,
      ),
    ]),
  );
}

/** What the groups of a person give them; nothing, unless one of them is named. */
export function grantsOf(access: Access, groups: readonly string[]): Grant[] {
  return [...new Set(["*", ...groups])].flatMap((group) => access.get(group) ?? []);
}

function unknownOf(wanted: readonly string[] | "*", known: readonly string[]): string[] {
  return wanted === "*" ? [] : wanted.filter((name) => !known.includes(name));
}
