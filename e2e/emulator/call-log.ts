import type { Answer } from "./answer";
import { type HttpCall, headerOf } from "./http-call";

/** One call, as `--log` prints it. */
export type CallRecord = {
  requestId: string;
  accessKeyId: string | null;
  state: unknown;
  filters: unknown;
  hasToken: boolean;
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
  rest: Pick<CallRecord, "requestId" | "ms" | "aborted">,
): CallRecord {
  const { State, Filters, NextToken } = bodyOf(call);
  const reply = answer.kind === "reply" && !rest.aborted ? answer : undefined;
  const credential = /Credential=([^/,\s]+)/.exec(headerOf(call, "authorization") ?? "");
  return {
    requestId: rest.requestId,
    accessKeyId: credential?.[1] ?? null,
    state: State ?? null,
    filters: Filters ?? [],
    hasToken: typeof NextToken === "string",
    status: reply?.status ?? null,
    code: reply?.code ?? null,
    rows: reply?.rows ?? null,
    ms: rest.ms,
    aborted: rest.aborted,
  };
}

/** What can be read of a body that need not be valid. */
function bodyOf(call: HttpCall): { State?: unknown; Filters?: unknown; NextToken?: unknown } {
  try {
    const value: unknown = JSON.parse(call.body.toString("utf8"));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
