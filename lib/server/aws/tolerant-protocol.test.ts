import { afterEach, describe, expect, it } from "vitest";
import { fakeAws } from "@/lib/testing/fakes/fake-aws";
import { describeSessions, type ListedPage } from "./describe-sessions";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** Reads a page that AWS sends so. */
async function read(reply: unknown) {
  const aws = await fakeAws([{ status: 200, body: JSON.stringify(reply) }]);
  closers.push(aws.close);
  const { signal } = new AbortController();
  const request = { state: "Active", filters: [], pageSize: 50, token: null, signal } as const;
  let page: ListedPage | null = null;
  let thrown: unknown = null;
  try {
    page = await describeSessions(aws.client, { account: "a", region: "eu-west-1" })(request);
  } catch (error) {
    thrown = error;
  }
  return { page, thrown };
}

const row = (SessionId: string) => ({ SessionId, StartDate: 1_582_068_633.188 });

describe("a page with a malformed row", () => {
  it.each(["yesterday", "2026-11-23T15:00:00Z", "NaN", "", true, [], {}, 1e300])(
    "shows a row whose times are %j without them, and the others as they are",
    async (time) => {
      const bad = { SessionId: "bad", StartDate: time, EndDate: time, Status: "Failed" };
      const { page, thrown } = await read({ Sessions: [row("a"), bad, row("b")] });
      expect(thrown).toBeNull();
      expect(page?.sessions).toMatchObject([
        { id: "a", startedAt: "2020-02-18T23:30:33.188Z" },
        { id: "bad", startedAt: null, endedAt: null, status: "Failed" },
        { id: "b", startedAt: "2020-02-18T23:30:33.188Z" },
      ]);
    },
  );

  it("keeps the good time of a row whose other time is malformed", async () => {
    const bad = { SessionId: "bad", StartDate: 1_582_068_633.188, EndDate: "soon" };
    const { page } = await read({ Sessions: [bad] });
    expect(page?.sessions).toMatchObject([
      { startedAt: "2020-02-18T23:30:33.188Z", endedAt: null },
    ]);
  });

  it("shows a row whatever is malformed in it", async () => {
    const names = "Target Status StartDate EndDate DocumentName Owner Reason Details OutputUrl";
    const members = [...names.split(" "), "MaxSessionDuration", "AccessType"];
    const values = [7, true, "x", [], ["x"], {}, { S3OutputUrl: 7 }, null];
    for (const value of values) {
      const rows = members.map((name, at) => ({ ...row(`id-${at}`), [name]: value }));
      const all = { SessionId: "all", ...Object.fromEntries(members.map((name) => [name, value])) };
      const { page, thrown } = await read({ Sessions: [...rows, all, null, value] });
      expect(thrown).toBeNull();
      expect(page?.sessions).toHaveLength(rows.length + 1);
    }
  });
});
