import { assumedRoleArn, numberOf, partitionOf } from "./account";
import { type Authorization, parseAuthorization, type Service } from "./authorization";
import { expiredCredentials, unrecognizedClient } from "./aws-error";
import type { Clock } from "./clock";
import { type HttpCall, headerOf } from "./http-call";
import { type Scenario, scenarioOf } from "./scenarios";
import { verifySignature } from "./signature";
import { openCredentials } from "./temporary-credentials";

/** The caller, as the signature proves it. */
export type Caller = {
  /** Whose sessions it sees: an account's number, or a plain access key. */
  account: string;
  region: string;
  arn: string;
  scenarioName: string;
  scenario: Scenario;
  /** The key by which its calls are counted. */
  quota: string;
};

type Setting = { options: { seed: string; sessions: number }; clock: Clock };

const SECRET = "demo";
const PLAIN_ROLE = { roleName: "SessionscopeReader", sessionName: "dashboard" };

export function identify(call: HttpCall, service: Service, setting: Setting): Caller {
  const authorization = parseAuthorization(call, service);
  const { accessKeyId, region } = authorization;
  const scenario = scenarioOf(accessKeyId, setting.options.sessions);
  if (scenario === undefined) return identifyRole(call, authorization, setting);
  verifySignature(call, authorization, SECRET, setting.clock.now());
  const arn = assumedRoleArn(partitionOf(region), numberOf(accessKeyId), PLAIN_ROLE);
  const account = accessKeyId;
  return { account, region, arn, scenarioName: accessKeyId, scenario, quota: accessKeyId };
}

function identifyRole(
  call: HttpCall,
  authorization: Authorization,
  { options, clock }: Setting,
): Caller {
  const { accessKeyId, region } = authorization;
  const issued = openCredentials(headerOf(call, "x-amz-security-token") ?? "", options.seed);
  if (issued?.accessKeyId !== accessKeyId) throw unrecognizedClient();
  verifySignature(call, authorization, issued.secretAccessKey, clock.now());
  const { account, expires, revoked, scenario: scenarioName } = issued.grant;
  if (clock.now() >= expires * 1_000 || clock.flowing() > revoked) throw expiredCredentials();
  const scenario = scenarioOf(scenarioName, options.sessions);
  if (scenario === undefined) throw unrecognizedClient();
  const arn = assumedRoleArn(partitionOf(region), account, issued.grant);
  // AWS counts by account and region, and credentials of a role are renewed all the time.
  return { account, region, arn, scenarioName, scenario, quota: `${account}/${region}` };
}
