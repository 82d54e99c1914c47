import type { Service } from "./authorization";
import { invalidAction, unknownOperation } from "./aws-error";
import { type HttpCall, headerOf } from "./http-call";

export type Operation = "DescribeSessions" | "AssumeRole";

const STS_VERSION = "2011-06-15";

/** The service is told by its protocol: Systems Manager speaks JSON, STS takes forms and answers in XML. */
export function serviceOf(call: HttpCall): Service {
  const type = headerOf(call, "content-type") ?? "";
  return type.startsWith("application/x-www-form-urlencoded") ? "sts" : "ssm";
}

export function formOf(call: HttpCall): URLSearchParams {
  return new URLSearchParams(call.body.toString("utf8"));
}

/** Undefined for one that is not emulated. */
export function operationOf(call: HttpCall): Operation | undefined {
  if (call.method !== "POST") return undefined;
  if (serviceOf(call) === "ssm") {
    const target = headerOf(call, "x-amz-target");
    return target === "AmazonSSM.DescribeSessions" ? "DescribeSessions" : undefined;
  }
  const form = formOf(call);
  const isKnown = form.get("Action") === "AssumeRole" && form.get("Version") === STS_VERSION;
  return isKnown ? "AssumeRole" : undefined;
}

export function requireOperation(call: HttpCall): Operation {
  const operation = operationOf(call);
  if (operation !== undefined) return operation;
  if (serviceOf(call) === "sts" && call.method === "POST") {
    const form = formOf(call);
    throw invalidAction(form.get("Action") ?? "", form.get("Version") ?? "");
  }
  throw unknownOperation(call.method === "POST" && call.url === "/" ? 400 : 404);
}
