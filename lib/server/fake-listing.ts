import "server-only";
import type { Session } from "@/lib/sessions/session";
import type { Listing } from "./aws/describe-sessions";
import type { SessionSource } from "./read-sessions";

/** A page for tests, and what its call does instead of answering. */
export type FakePage = { rows: Session[]; failure?: Error };

/**
 * A source for tests that lists the given pages, whose tokens are their numbers. It keeps what it was
 * asked for. `onCall` runs before each page, for a clock or a signal.
 */
export function fakeSource(pages: FakePage[], onCall: (call: number) => void = () => undefined) {
  const asked: Omit<Listing, "signal">[] = [];
  let calls = 0;
  const source: SessionSource = {
    account: "default",
    region: "eu-west-1",
    listPages: async function* listPages({ signal, ...listing }) {
      asked.push(listing);
      for (let index = Number(listing.startingToken ?? 0); index < pages.length; index += 1) {
        calls += 1;
        onCall(calls);
        signal.throwIfAborted();
        const { rows, failure } = pages[index] ?? { rows: [] };
        if (failure) throw failure;
        yield { sessions: rows, nextToken: index + 1 < pages.length ? `${index + 1}` : null };
      }
    },
  };
  return { source, asked };
}

/** An error with the name that AWS gives it. */
export function awsError(name: string): Error {
  return Object.assign(new Error(name), { name, $fault: "client", $metadata: {} });
}
