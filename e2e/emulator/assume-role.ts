import { assumedRoleArn } from "./account";
import { parseAssumeRole } from "./assume-role-input";
import { assumeRoleDenied, expiredCredentials, throttled } from "./aws-error";
import type { Caller } from "./caller";
import type { Clock } from "./clock";
import { iamId } from "./iam-id";
import { roleOf } from "./role";
import { issueCredentials } from "./temporary-credentials";
import type { XmlTree } from "./xml";

/** The operation itself: a function of the caller, the form and the clock. */
export function assumeRole(
  caller: Pick<Caller, "arn" | "scenarioName">,
  form: URLSearchParams,
  { seed, clock }: { seed: string; clock: Clock },
): XmlTree {
  const input = parseAssumeRole(form);
  // The other scenarios may assume roles: what they have to show is in the sessions.
  if (caller.scenarioName === "expired") throw expiredCredentials();
  if (caller.scenarioName === "throttled") throw throttled();
  const { partition, account, roleName, sessionName } = input;
  const role = roleOf(roleName);
  if (!role?.trusts(input.externalId)) throw assumeRoleDenied(caller.arn, input.roleArn);

  const now = clock.now();
  const expires = Math.floor(now / 1_000) + (role.lifetime ?? input.duration);
  const revoked =
    role.revokedAfter === undefined
      ? Number.POSITIVE_INFINITY
      : clock.flowing() + role.revokedAfter;
  const credentials = issueCredentials(
    { account, roleName, sessionName, scenario: role.scenario, expires, revoked },
    seed,
    now,
  );
  const roleId = iamId("AROA", 17, seed, `${account}/${roleName}`);
  return {
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: new Date(expires * 1_000).toISOString().replace(".000", ""),
    },
    AssumedRoleUser: {
      AssumedRoleId: `${roleId}:${sessionName}`,
      Arn: assumedRoleArn(partition, account, { roleName, sessionName }),
    },
  };
}
