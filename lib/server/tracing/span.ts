import "server-only";
import { type Attributes, type Span, SpanStatusCode, trace } from "@opentelemetry/api";
import { ProblemError } from "@/lib/server/problem";
import type { RouteName } from "@/lib/server/routes";
import type { ListedState, SessionState } from "@/lib/sessions/session/session";

/** Our own spans, outermost first. */
export type SpanName = "answer" | "plan" | "gateway" | "aws call";

/**
 * The attributes of our spans. The list is closed, so that no names of people, targets, session ids or tokens get into
 * the store of spans.
 */
export type SpanFacts = {
  route?: RouteName;
  /** From the configuration. */
  account?: string;
  region?: string;
  state?: ListedState | Capitalize<SessionState>;
  /** The result of a read or a call; a word of a closed list. */
  outcome?: string;
  /** The number of sources, listings, pages or rows. */
  sources?: number;
  listings?: number;
  rows?: number;
  isComplete?: boolean;
  isExact?: boolean;
  ageSeconds?: number;
  waitSeconds?: number;
};

/**
 * Does work within a span, which costs next to nothing while tracing is off. The work may add attributes. A failure is
 * recorded by its name only, because messages can quote names of people.
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
      recordFailure(span, error);
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

function recordFailure(span: Span, error: unknown): void {
  const name = failureName(error);
  span.recordException({ name });
  span.setAttribute("error.type", name);
  // An error of the client is not an error of the server span.
  const isRefusal = error instanceof ProblemError && error.problem.status < 500;
  if (!isRefusal) span.setStatus({ code: SpanStatusCode.ERROR });
}

/** AWS chooses the names of its errors, so a text that does not look like a name is not repeated. */
function failureName(error: unknown): string {
  if (error instanceof ProblemError) return error.problem.code;
  const name = error instanceof Error ? error.name : typeof error;
  return /^[A-Za-z][\w.]{0,99}$/.test(name) ? name : "Error";
}
