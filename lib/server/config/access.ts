import "server-only";
import * as z from "zod";
import { toGroup } from "@/lib/server/identity";
import type { Grant } from "@/lib/server/viewer";
import { issueAt, namesSchema, objectError, readJsonSetting } from "./json-setting";

/** The grants of each group. The group `*` is everybody who has signed in. */
export type Access = ReadonlyMap<string, readonly Grant[]>;

const names = namesSchema('["*"] is all of them');
const grant = z.strictObject(
  { accounts: names, regions: names },
  { error: objectError("must be an object with accounts and regions.") },
);

const accessSchema = z.record(
  z.string(),
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(grant)),
  { error: "must be an object whose members are groups." },
);

/**
 * Reads `SESSIONSCOPE_ACCESS`: JSON, or the path of a JSON file, such as `{ "sre": { "accounts": ["*"], "regions":
 * ["*"] } }`. Issues are sentences that name the place in the JSON.
 */
export function readAccess(text: string): { access: Access } | { issues: string[] } {
  const setting = readJsonSetting(text);
  if ("issues" in setting) return setting;
  const reading = accessSchema.safeParse(setting.value);
  return reading.success ? groupsOf(reading.data) : { issues: reading.error.issues.map(issueAt) };
}

/** Groups in the normalized form that the groups of people have. */
function groupsOf(
  data: Readonly<Record<string, Grant[]>>,
): { access: Access } | { issues: string[] } {
  const groups = Object.entries(data).map(([name, grants]) => ({ name: toGroup(name), grants }));
  const access = new Map(groups.map(({ name, grants }) => [name, grants]));
  if (access.has("")) return { issues: ["has a group without a name."] };
  if (access.size === groups.length) return { access };
  const names = groups.map(({ name }) => name);
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return { issues: [...twice].map((name) => `${name} is named twice, in two spellings.`) };
}

/** The grants of the groups of a person; empty unless one of them has any. */
export function grantsOf(access: Access, groups: readonly string[]): Grant[] {
  return [...new Set(["*", ...groups])].flatMap((group) => access.get(group) ?? []);
}
