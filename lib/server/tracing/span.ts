import "server-only";
import { type Attributes, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import { ProblemError } from "@/lib/server/problem";
import type { RouteName } from "@/lib/server/routes";
import type { ListedState, SessionState } from "@/lib/sessions/session/session";

/** Our own spans, from the outside in. */
export type SpanName = "answer" | "plan" | "gateway" | "aws call";

/**
 * What a span may say. The list is closed so that no name of a person, no target, no session id and no token
 * finds its way to where spans are kept.
 */
export type SpanFacts = {
  route?: RouteName;
  /** Of the configuration. */
  account?: string;
  region?: string;
  state?: ListedState | Capitalize<SessionState>;
  /** How a read or a call ended; a word of a closed list. */
  outcome?: string;
  /** How many accounts and regions, listings, pages or rows. */
  sources?: number;
  listings?: number;
  rows?: number;
  isComplete?: boolean;
  isExact?: boolean;
  ageSeconds?: number;
  waitSeconds?: number;
};

/**
 * Does some work within a span, which costs next to nothing while nobody traces. What is only known later is
 * added on the way. A failure is noted by its name: messages can quote people's names.
 */
export function inSpan<T>(
  name: SpanName,
  facts: SpanFacts,
  work: (add: (facts: SpanFacts) => void) => Promise<T>,
): Promise<T> {
  return trace.getTracer("sessionscope").startActiveSpan(name, async (span) => {
    const add = (known: SpanFacts) => {
      if (span.isRecording()) span.setAttributes(toAttributes(known));
    };
    add(facts);
    try {
      return await work(add);
    } catch (error) {
      noteFailure(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

function toAttributes(facts: SpanFacts): Attributes {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [`sessionscope.${key}`, value]),
  );
}

function noteFailure(span: Span, error: unknown): void {
  const name = failureName(error);
  span.recordException({ name });
  span.setAttribute("error.type", name);
  // What the client did wrong is no error of the server that serves it.
  const isRefusal = error instanceof ProblemError && error.problem.status < 500;
  if (!isRefusal) span.setStatus({ code: SpanStatusCode.ERROR });
}

/** AWS names its errors itself, so what does not look like a name is not repeated. */
function failureName(error: unknown): string {
  if (error instanceof ProblemError) return error.problem.code;
  const name = error instanceof Error ? error.name : typeof error;
  return /^[A-Za-z][\w.]{0,99}$/.test(name) ? name : "Error";
}
