import { type Answer, failure, success } from "./answer";
import { parseAuthorization } from "./authorization";
import { AwsError, throttled, unknownOperation, unrecognizedClient } from "./aws-error";
import type { Clock } from "./clock";
import { type Caller, describeSessions } from "./describe-sessions";
import { type HttpCall, headerOf } from "./http-call";
import type { EmulatorOptions } from "./options";
import { type Scenario, scenarioOf } from "./scenarios";
import { verifySignature } from "./signature";

const SECRET = "demo";
const OPERATION = "AmazonSSM.DescribeSessions";

export type Emulator = {
  options: Pick<EmulatorOptions, "seed" | "sessions" | "pageSize" | "tokenTtl">;
  clock: Clock;
  /** Whether the key may make another call now. */
  admits: (accessKeyId: string) => boolean;
};

export type Outcome = { answer: Answer; delayMs: number };

/** The answer to a request: nothing is remembered from one to the next. */
export function answerTo(call: HttpCall, emulator: Emulator): Outcome {
  let delayMs = 0;
  try {
    requireOperation(call);
    const { caller, scenario } = identify(call, emulator);
    delayMs = scenario.delayMs;
    return { answer: perform(call, caller, scenario, emulator), delayMs };
  } catch (error) {
    if (error instanceof AwsError) return { answer: failure(error), delayMs };
    throw error;
  }
}

function requireOperation(call: HttpCall): void {
  if (headerOf(call, "x-amz-target") === OPERATION && call.method === "POST") return;
  throw unknownOperation(call.method === "POST" && call.url === "/" ? 400 : 404);
}

function identify(call: HttpCall, { options, clock }: Emulator) {
  const authorization = parseAuthorization(call);
  const { accessKeyId, region } = authorization;
  const scenario = scenarioOf(accessKeyId, options.sessions);
  if (scenario === undefined) throw unrecognizedClient();
  verifySignature(call, authorization, SECRET, clock.now());
  return { caller: { accessKeyId, region }, scenario };
}

function perform(call: HttpCall, caller: Caller, scenario: Scenario, emulator: Emulator): Answer {
  if (!emulator.admits(caller.accessKeyId)) throw throttled();
  const body = call.body.toString("utf8");
  const refusal = scenario.refuse({
    region: caller.region,
    hasToken: /"NextToken"\s*:\s*"/.test(body),
    number: Number(/attempt=(\d+)/.exec(headerOf(call, "amz-sdk-request") ?? "")?.[1] ?? 1),
  });
  if (refusal !== undefined) return refusal;
  const { clock, options } = emulator;
  return success(
    describeSessions(caller, body, {
      ...options,
      scenario,
      now: clock.now(),
      worldNow: scenario.isFlowing ? clock.flowing() : clock.now(),
    }),
  );
}
