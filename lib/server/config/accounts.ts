import "server-only";
import * as z from "zod";
import { isRegion, isRoleArn, ROLE_ARN_RULE } from "./aws-names";
import { issueAt, objectError, readJsonSetting } from "./json-setting";

/** More sources than these would not fit into a cursor. */
const MAX_SOURCES = 100;

/** `externalIdType` of the STS API. */
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

const region = z.string().refine(isRegion, { error: "must be the name of an AWS region." });

const accountSchema = z.strictObject(
  {
    id: z.string({ error: "must be a text." }).regex(/^[\w.-]{1,64}$/, {
      error: "must be 1 to 64 letters, digits, dots, dashes or underscores.",
    }),
    name: z.string().min(1).max(100).optional(),
    roleArn: z.string().refine(isRoleArn, { error: ROLE_ARN_RULE }).optional(),
    externalId: z
      .string()
      .regex(EXTERNAL_ID, { error: "is not a valid external id of STS." })
      .optional(),
    profile: z.string().min(1).max(200).optional(),
    regions: z
      .array(region, { error: "must be a list of regions." })
      .min(1, { error: "must name at least one region." })
      .refine((names) => new Set(names).size === names.length, {
        error: "names a region twice.",
      }),
  },
  { error: objectError("must be an object with id and regions.") },
);

const accountsSchema = z
  .array(accountSchema, { error: "must be a list of accounts." })
  .min(1, { error: "must name at least one account." });

/** Rules between accounts. The schema is loose, so that these issues are listed beside those of each account. */
const togetherSchema = z
  .array(
    z.looseObject({
      id: z.unknown().optional(),
      roleArn: z.unknown().optional(),
      externalId: z.unknown().optional(),
      profile: z.unknown().optional(),
      regions: z.array(z.unknown()).catch([]),
    }),
  )
  .superRefine((accounts, context) => {
    const issue = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    for (const [index, { id, externalId, roleArn }] of accounts.entries()) {
      const isRepeated = accounts.findIndex((other) => other.id === id) < index;
      if (isRepeated && id !== undefined)
        issue([index, "id"], "is also the id of another account.");
      const twin = accounts.find((other, at) => at < index && isSameAccess(other, accounts[index]));
      if (twin) issue([index], "has the same credentials and region as another account.");
      if (externalId !== undefined && roleArn === undefined) {
        issue([index, "externalId"], "needs a roleArn.");
      }
    }
    const sources = accounts.reduce((sum, { regions }) => sum + regions.length, 0);
    if (sources > MAX_SOURCES) {
      issue([], `has ${sources} pairs of account and region; ${MAX_SOURCES} are possible.`);
    }
  });

/**
 * One configured AWS account: with the ambient credentials, those of a profile, or a role assumed with either.
 * `regions` are the names of AWS regions, at least one.
 */
export type Account = z.infer<typeof accountSchema>;

/**
 * Reads `SESSIONSCOPE_ACCOUNTS`: JSON, or the path of a JSON file. Issues are sentences that name the place in the JSON
 * and never the value, because external ids are confidential.
 */
export function readAccounts(text: string): { accounts: Account[] } | { issues: string[] } {
  const setting = readJsonSetting(text);
  if ("issues" in setting) return setting;
  const { value } = setting;
  const reading = accountsSchema.safeParse(value);
  const together = togetherSchema.safeParse(value);
  // If the value is not a list of objects, the first schema already says so.
  const issues = [
    ...(reading.error?.issues ?? []),
    ...(together.error?.issues.filter(({ code }) => code === "custom") ?? []),
  ];
  if (reading.success && issues.length === 0) return { accounts: reading.data };
  return { issues: issues.map(issueAt) };
}

type Loose = { roleArn?: unknown; profile?: unknown; regions: unknown[] };

/** Two entries for the same account would show every session twice, once under a wrong name. */
function isSameAccess(a: Loose, b: Loose | undefined): boolean {
  return (
    b !== undefined &&
    a.roleArn === b.roleArn &&
    (a.roleArn !== undefined || a.profile === b.profile) &&
    a.regions.some((region) => b.regions.includes(region))
  );
}
