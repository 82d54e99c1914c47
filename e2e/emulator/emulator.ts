import { numberOf } from "./account";
import { type Answer, failure, success } from "./answer";
import { assumeRole } from "./assume-role";
import { AwsError, throttled } from "./aws-error";
import { type Caller, identify } from "./caller";
import type { Clock } from "./clock";
import { describeSessions } from "./describe-sessions";
import { type HttpCall, headerOf } from "./http-call";
import { formOf, requireOperation, serviceOf } from "./operation";
import type { EmulatorOptions } from "./options";
import { queryFailure, querySuccess } from "./query-answer";

export type Emulator = {
  options: Pick<EmulatorOptions, "seed" | "sessions" | "pageSize" | "tokenTtl">;
  clock: Clock;
  /** Whether the quota allows another call now. */
  admits: (quota: string) => boolean;
};

/** The account is the caller's, once it is known. */
export type Outcome = { answer: Answer; delayMs: number; account: string | undefined };

/** The answer to a request: nothing is remembered from one to the next. */
export function answerTo(call: HttpCall, emulator: Emulator, requestId: string): Outcome {
  let delayMs = 0;
  let account: string | undefined;
  try {
    const operation = requireOperation(call);
    const caller = identify(call, serviceOf(call), emulator);
    account = numberOf(caller.account);
    if (operation === "AssumeRole") {
      const setting = { seed: emulator.options.seed, clock: emulator.clock };
      const result = assumeRole(caller, formOf(call), setting);
      return { answer: querySuccess(operation, result, requestId), delayMs, account };
    }
    delayMs = caller.scenario.delayMs;
    return { answer: perform(call, caller, emulator), delayMs, account };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { answer: failureOf(call, error, requestId), delayMs, account };
  }
}

/** An error in the protocol that the client speaks. */
export function failureOf(call: HttpCall, error: AwsError, requestId: string): Answer {
  return serviceOf(call) === "sts" ? queryFailure(error, requestId) : failure(error);
}

function perform(call: HttpCall, caller: Caller, emulator: Emulator): Answer {
  // AssumeRole has a quota of its own, which no test reaches.
  if (!emulator.admits(caller.quota)) throw throttled();
  const { scenario } = caller;
  const body = call.body.toString("utf8");
  const refusal = scenario.refuse({
    caller: caller.arn,
    account: numberOf(caller.account),
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
