import { describe, expect, it } from "vitest";
import type { AwsFailure } from "@/lib/server/aws/aws-error";
import type { GatewayRequest } from "@/lib/server/gateway/gateway-request";
import type { SessionSource } from "@/lib/server/source/session-source";
import type { SourcePage } from "@/lib/server/source/source-page";
import { awsSource } from "@/lib/server/sources/aws-source";
import { fakeNow, newPage } from "@/lib/testing/fakes/fake-listing";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { findSession } from "./find-session";

const id = "alice.chen-0123";
const ended = makeSession({ id });
const open = makeSession({ id, status: "Connected", endedAt: null });
const throttled: AwsFailure = { code: "aws-throttled", detail: "Wait." };

/** A source whose gateway returns these pages, and the requests to it. */
function sourceOf(give: (request: GatewayRequest) => SourcePage) {
  const requests: GatewayRequest[] = [];
  const source = awsSource({ account: "prod", region: "eu-west-1" }, (request) => {
    requests.push(request);
    return Promise.resolve(give(request));
  });
  return { source, requests };
}

function find({ source }: { source: SessionSource }) {
  const { signal } = new AbortController();
  const limits = { isOpenTo: () => true, clock: () => fakeNow, signal, deadline: signal };
  return findSession({ id, account: [], region: [], started: null }, [source], limits);
}

const page = (...sessions: (typeof ended)[]) => ({ sessions, nextToken: null });

describe("findSession in cached pages", () => {
  it("reads History again if it was read before Active, because the session may have ended since", async () => {
    const cached = sourceOf(({ state, since }) => {
      if (state === "Active") return newPage(page(), fakeNow);
      return since === null ? newPage(page(), fakeNow - 3000) : newPage(page(ended), since);
    });
    expect(await find(cached)).toEqual({ session: ended, isStale: false });
    expect(cached.requests.map(({ state, since }) => [state, since])).toEqual([
      ["Active", null],
      ["History", null],
      ["History", fakeNow],
    ]);
  });

  it("does not read History again if it is as new as Active", async () => {
    const cached = sourceOf(() => newPage(page(), fakeNow));
    await expect(find(cached)).rejects.toThrow("AWS lists no such session");
    expect(cached.requests).toHaveLength(2);
  });

  it("takes an ended session from an old page, because it does not change", async () => {
    const cached = sourceOf(({ state }) => ({
      ...newPage(state === "History" ? page(ended) : page()),
      staleBecause: throttled,
    }));
    expect(await find(cached)).toEqual({ session: ended, isStale: true });
  });

  it.each([
    ["an open session", page(open)],
    ["no session", page()],
  ])("does not trust an old page that has %s", async (_what, old) => {
    const cached = sourceOf(({ state }) => ({
      ...newPage(state === "Active" ? old : page()),
      staleBecause: throttled,
    }));
    await expect(find(cached)).rejects.toMatchObject({ problem: { code: "aws-throttled" } });
  });
});
