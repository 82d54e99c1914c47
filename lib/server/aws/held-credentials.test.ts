import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Credentials, CredentialsDeadlineError, heldCredentials } from "./held-credentials";

const MINUTE = 60_000;
const NOW = Date.parse("2026-11-23T16:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

type Identity = Awaited<ReturnType<Credentials>>;

/** A provider whose attempts end when the test says so. */
function attempts() {
  const ends: { give: (identity: Identity) => void; fail: (error: Error) => void }[] = [];
  const load = vi.fn<Credentials>(
    () =>
      new Promise((resolve, reject) => {
        ends.push({ give: resolve, fail: reject });
      }),
  );
  return { ends, load, held: heldCredentials(load) };
}

function key(accessKeyId: string, minutes?: number): Identity {
  const expiration = minutes === undefined ? {} : { expiration: new Date(NOW + minutes * MINUTE) };
  return { accessKeyId, secretAccessKey: "demo", ...expiration };
}

/** The outcome of a call, once it has one. */
function outcomeOf(call: Promise<Identity>) {
  const outcome: { key?: string; error?: unknown } = {};
  call.then(
    ({ accessKeyId }) => Object.assign(outcome, { key: accessKeyId }),
    (error: unknown) => Object.assign(outcome, { error }),
  );
  return outcome;
}

describe("heldCredentials", () => {
  it("gives up waiting after five seconds, and begins no second attempt meanwhile", async () => {
    const { held, load } = attempts();
    const first = outcomeOf(held());
    await vi.advanceTimersByTimeAsync(4999);
    const second = outcomeOf(held());
    expect(first).toEqual({});
    await vi.advanceTimersByTimeAsync(1);
    expect(first.error).toBeInstanceOf(CredentialsDeadlineError);
    expect(second.error).toBeInstanceOf(CredentialsDeadlineError);
    await expect(held()).rejects.toBeInstanceOf(CredentialsDeadlineError);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("keeps what a late attempt brings", async () => {
    const { held, ends, load } = attempts();
    outcomeOf(held());
    await vi.advanceTimersByTimeAsync(8000);
    ends[0]?.give(key("late"));
    await vi.advanceTimersByTimeAsync(0);
    expect(await held()).toMatchObject({ accessKeyId: "late" });
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("tries again after a failure, and after an attempt that never ends", async () => {
    const { held, ends, load } = attempts();
    const failed = outcomeOf(held());
    ends[0]?.fail(new Error("no"));
    await vi.advanceTimersByTimeAsync(0);
    expect(failed.error).toMatchObject({ message: "no" });
    outcomeOf(held());
    expect(load).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(MINUTE + 1);
    const third = outcomeOf(held());
    expect(load).toHaveBeenCalledTimes(3);
    ends[2]?.give(key("third"));
    await vi.advanceTimersByTimeAsync(0);
    expect(third.key).toBe("third");
  });

  it("shares one attempt among all callers, and asks no more for credentials that do not end", async () => {
    const { held, ends, load } = attempts();
    const all = [held(), held(), held()].map(outcomeOf);
    ends[0]?.give(key("one"));
    await vi.advanceTimersByTimeAsync(0);
    expect(all).toEqual([{ key: "one" }, { key: "one" }, { key: "one" }]);
    await vi.advanceTimersByTimeAsync(1000 * MINUTE);
    expect(await held()).toMatchObject({ accessKeyId: "one" });
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("renews credentials that end within five minutes, and uses them meanwhile", async () => {
    const { held, ends, load } = attempts();
    const first = outcomeOf(held());
    ends[0]?.give(key("old", 60));
    await vi.advanceTimersByTimeAsync(56 * MINUTE);
    expect(first.key).toBe("old");
    expect(await held()).toMatchObject({ accessKeyId: "old" });
    expect(load).toHaveBeenCalledTimes(2);
    ends[1]?.fail(new Error("no"));
    await vi.advanceTimersByTimeAsync(0);
    expect(await held()).toMatchObject({ accessKeyId: "old" });
    ends[2]?.give(key("new", 120));
    await vi.advanceTimersByTimeAsync(0);
    expect(await held()).toMatchObject({ accessKeyId: "new" });
    expect(load).toHaveBeenCalledTimes(3);
  });

  it("waits for new credentials when the old ones have ended, or on demand", async () => {
    const { held, ends } = attempts();
    outcomeOf(held());
    ends[0]?.give(key("old", 60));
    await vi.advanceTimersByTimeAsync(61 * MINUTE);
    const renewed = outcomeOf(held());
    await vi.advanceTimersByTimeAsync(0);
    expect(renewed).toEqual({});
    ends[1]?.give(key("new", 120));
    await vi.advanceTimersByTimeAsync(0);
    expect(renewed.key).toBe("new");
    const forced = outcomeOf(held({ forceRefresh: true }));
    ends[2]?.give(key("forced", 120));
    await vi.advanceTimersByTimeAsync(0);
    expect(forced.key).toBe("forced");
  });

  it("renews on demand once a minute, and again at once after a failure", async () => {
    const { held, ends, load } = attempts();
    outcomeOf(held());
    ends[0]?.give(key("one"));
    await vi.advanceTimersByTimeAsync(0);
    const failed = outcomeOf(held({ forceRefresh: true }));
    ends[1]?.fail(new Error("no"));
    await vi.advanceTimersByTimeAsync(0);
    expect(failed.error).toMatchObject({ message: "no" });
    const second = outcomeOf(held({ forceRefresh: true }));
    ends[2]?.give(key("two"));
    await vi.advanceTimersByTimeAsync(MINUTE - 1);
    expect(second.key).toBe("two");
    expect(await held({ forceRefresh: true })).toMatchObject({ accessKeyId: "two" });
    expect(load).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(1);
    outcomeOf(held({ forceRefresh: true }));
    expect(load).toHaveBeenCalledTimes(4);
  });
});
