import type { Answer } from "./answer";
import type { Service } from "./authorization";
import { type HttpCall, headerOf } from "./http-call";
import { formOf, type Operation, operationOf, serviceOf } from "./operation";

/** One call, as `--log` prints it. Missing values are null. */
export type CallRecord = {
  requestId: string;
  accessKeyId: string | null;
  /** The number of the caller's account, if the caller was who it says. */
  account: string | null;
  /** The region of the credential scope. */
  region: string | null;
  service: Service;
  operation: Operation | null;
  state: unknown;
  filters: unknown;
  hasToken: boolean;
  /** This and the next two belong to AssumeRole. The log has no external ids, because they are secret. */
  roleArn: string | null;
  sessionName: string | null;
  hasExternalId: boolean;
  /** Null when no answer was sent. */
  status: number | null;
  code: string | null;
  rows: number | null;
  ms: number;
  /** Whether the client closed the connection before the answer. */
  aborted: boolean;
};

export function recordOf(
  call: HttpCall,
  answer: Answer,
  rest: Pick<CallRecord, "requestId" | "account" | "ms" | "aborted">,
): CallRecord {
  const operation = operationOf(call);
  const { State, Filters, NextToken } = bodyOf(call);
  const form = operation === "AssumeRole" ? formOf(call) : new URLSearchParams();
  const reply = answer.kind === "reply" && !rest.aborted ? answer : undefined;
  const authorization = headerOf(call, "authorization") ?? "";
  const [accessKeyId, , region] = /Credential=([^,\s]+)/.exec(authorization)?.[1]?.split("/") ?? [];
  return {
    requestId: rest.requestId,
    accessKeyId: accessKeyId ?? null,
    account: rest.account,
    region: region ?? null,
    service: serviceOf(call),
    operation: operation ?? null,
    state: State ?? null,
    filters: Filters ?? [],
    hasToken: typeof NextToken === "string",
    roleArn: form.get("RoleArn"),
    sessionName: form.get("RoleSessionName"),
    hasExternalId: form.has("ExternalId"),
    status: reply?.status ?? null,
    code: reply?.code ?? null,
    rows: reply?.rows ?? null,
    ms: rest.ms,
    aborted: rest.aborted,
  };
}

/** The members of a body, as far as they can be read. The body need not be valid. */
function bodyOf(call: HttpCall): { State?: unknown; Filters?: unknown; NextToken?: unknown } {
  try {
    const value: unknown = JSON.parse(call.body.toString("utf8"));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
