import type { NonEmpty } from "./hash";

/** The use that a person makes of sessions. It decides the documents. */
type Work = "shell" | "database" | "pipeline";

export type Person = {
  /** The user name or role session name, which also begins the SessionId. */
  name: (startSeconds: number) => string;
  /** The owner's ARN behind `arn:<partition>:`. */
  owner: (startSeconds: number, account: string) => string;
  work: Work;
  /** Sessions per hundred, about. */
  weight: number;
};

function role(roleName: string, name: string, weight: number, work: Work = "shell"): Person {
  const owner = (_: number, account: string) => `sts::${account}:assumed-role/${roleName}/${name}`;
  return { name: () => name, owner, work, weight };
}

function user(path: string, name: string, weight: number): Person {
  const owner = (_: number, account: string) => `iam::${account}:user${path}${name}`;
  return { name: () => name, owner, work: "shell", weight };
}

/** Tools that name each role session by the time they assumed the role. */
function tool(roleName: string, prefix: string, unit: number, weight: number): Person {
  const name = (startSeconds: number) => `${prefix}-${Math.floor(startSeconds - 2) * unit}`;
  const owner = (startSeconds: number, account: string) =>
    `sts::${account}:assumed-role/${roleName}/${name(startSeconds)}`;
  return { name, owner, work: "pipeline", weight };
}

const root: Person = {
  name: () => "root",
  owner: (_, account) => `iam::${account}:root`,
  work: "shell",
  weight: 1,
};

export const colleagues: NonEmpty<Person> = [
  role("AdminAccess", "alice.chen", 11),
  role("SRE-OnCall", "m.rodriguez", 14),
  role("SRE-OnCall", "devon.okafor", 12),
  role("ReadOnlyOps", "t.lindqvist", 9),
  role("DBA", "priya.nair", 10, "database"),
  role("DeployPipeline", "ci-runner", 14, "pipeline"),
  role("AWSReservedSSO_PlatformEngineer_4f1c9a7b2e6d8035", "hannah.weiss", 8),
  role("AWSReservedSSO_AdministratorAccess_9d02e7c41ab6f358", "yuki.tanaka@example.com", 5),
  user("/ops/", "samira.haddad", 5),
  user("/contractors/emea/", "o.kowalczyk", 3),
  user("/", "bob", 2),
  user("/", "lucas.moreau@example.com", 2),
  tool("PatchAutomation", "botocore-session", 1, 3),
  tool("InventoryCollector", "aws-sdk-js", 1_000, 1),
  root,
];

/** Names that no careful caller would choose and no listing may trip over. */
export const strangers: NonEmpty<Person> = [
  role(`"><script>alert(1)</script>`, "eve+=,.@_-eve", 1),
  role("\u202Enimda", "\u05DE\u05E0\u05D4\u05DC", 1),
  user("/<img src=x onerror=alert(1)>/", "o'malley&co;--", 1),
  user(`/${"deep/".repeat(34)}`, "e".repeat(40), 1),
  role("AWSReservedSSO_", "line\nbreak\ttab", 1),
  { ...role("javascript:alert(1)", "=HYPERLINK(0)", 1), owner: () => "not-an-arn" },
];

/** Each person as often as they are weighty, to be picked from evenly. */
export function rosterOf([first, ...others]: NonEmpty<Person>): NonEmpty<Person> {
  const spread = [first, ...others].flatMap((person) =>
    Array.from({ length: person.weight }, () => person),
  );
  return [first, ...spread.slice(1)];
}
