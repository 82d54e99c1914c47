import { expect, test } from "../../support/fixtures";
import { idsOf, listAll, pageOf, walk } from "../../support/sessions-api";

for (const scenario of ["strict-filters", "sparse", "unsorted", "repeating"]) {
  test.describe(`in the world “${scenario}”`, () => {
    test.use({ scenario });

    for (const [limit, span] of [
      // Row by row, a day is enough.
      [1, "range=24h"],
      [7, "range=7d"],
      [50, "range=30d"],
    ] as const) {
      test(`a limit of ${limit} gives each session once`, async ({ request }) => {
        const all = idsOf(await listAll(request, `state=history&limit=200&${span}`));
        const ids = idsOf(await listAll(request, `state=history&limit=${limit}&${span}`));
        expect(all.length).toBeGreaterThan(limit);
        expect(ids.length).toBe(all.length);
        expect(new Set(ids)).toEqual(new Set(all));
        expect(new Set(ids).size).toBe(ids.length);
      });
    }

    test("a filtered walk gives the same as a filter afterwards", async ({ request }) => {
      const all = await listAll(request, "state=history&limit=200");
      const mine = all.filter(({ owner }) => /[/](m\.rodriguez|bob)$/.test(owner ?? ""));
      const walked = await listAll(request, "state=history&limit=4&owner=m.rodriguez&owner=bob");
      expect(walked.length).toBe(mine.length);
      expect(new Set(idsOf(walked))).toEqual(new Set(idsOf(mine)));
    });

    test("a page is full while there is enough to fill it, and newest first", async ({
      request,
    }) => {
      const pages = await walk(request, "state=history&limit=50");
      for (const { sessions } of pages.slice(0, -2)) expect.soft(sessions.length).toBe(50);
      for (const { sessions } of pages) {
        const starts = sessions.map(({ startedAt }) => startedAt ?? "");
        expect.soft(starts).toEqual(starts.toSorted().reverse());
      }
    });
  });
}

test("coverage grows with the walk and is complete at the end only", async ({ request }) => {
  const pages = await walk(request, "state=history&limit=5&owner=bob&owner=root");
  expect(pages.length).toBeGreaterThan(1);
  const all = await listAll(request, "state=history&limit=200");
  expect(pages.reduce((sum, { coverage }) => sum + coverage.scanned, 0)).toBe(all.length);
  const reached = pages.map(({ coverage }) => coverage.searchedBackTo ?? "");
  expect(reached).toEqual(reached.toSorted().reverse());
  expect(reached.at(-1)).toBe(all.at(-1)?.startedAt);
  const [last, ...others] = pages.toReversed();
  expect(last?.coverage.complete).toBe(true);
  for (const { coverage } of others) expect(coverage.complete).toBe(false);
});

test.describe("a search for what is rare", () => {
  test.use({ scenario: "large" });

  test("ends early, says how far it came, and goes on from there", async ({ request }) => {
    const path = "/api/sessions?state=history&limit=50&owner=nobody-at-all";
    const first = await pageOf(request, path);
    expect(first.sessions).toEqual([]);
    // At most ten pages of 200, and fewer on a machine that is too busy to read so many in two seconds.
    const { scanned, complete } = first.coverage;
    expect(complete).toBe(false);
    expect([200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000]).toContain(scanned);
    const next = await pageOf(request, `${path}&cursor=${first.cursor}`);
    const [later, earlier] = [first, next].map(({ coverage }) => coverage.searchedBackTo ?? "");
    expect(earlier).not.toBe("");
    expect((earlier ?? "") < (later ?? "")).toBe(true);
  });
});

test.describe("a cursor", () => {
  const query = "/api/sessions?state=history&limit=5";

  test("that is garbage, empty, cut or lengthened is refused", async ({ request }) => {
    const { cursor } = await (await request.get(query)).json();
    for (const spoilt of ["garbage", "", cursor.slice(0, -9), `${cursor}AAAA`]) {
      const response = await request.get(`${query}&cursor=${spoilt}`);
      expect.soft(response.status(), spoilt).toBe(400);
      expect.soft(await response.json(), spoilt).toMatchObject({
        code: "invalid-cursor",
        errors: [{ key: "cursor" }],
      });
    }
  });

  test("of another query is refused", async ({ request }) => {
    const { cursor } = await (await request.get(query)).json();
    for (const other of [
      "/api/sessions?state=active&limit=5",
      "/api/sessions?state=history&limit=5&owner=bob",
      "/api/sessions?state=history&limit=5&range=7d",
    ]) {
      const response = await request.get(`${other}&cursor=${cursor}`);
      expect.soft(response.status(), other).toBe(400);
      expect.soft(await response.json(), other).toMatchObject({ code: "invalid-cursor" });
    }
  });

  test("works with another limit, tz and order of keys", async ({ request }) => {
    const all = idsOf(await listAll(request, "state=history&limit=200&range=7d"));
    const { cursor } = await (await request.get(`${query}&range=7d`)).json();
    const path = `/api/sessions?tz=local&range=7d&cursor=${cursor}&limit=9&state=history`;
    const { sessions } = await (await request.get(path)).json();
    expect(idsOf(sessions)).toEqual(all.slice(5, 14));
  });

  test("stays short enough for a URL, however many rows there were", async ({ request }) => {
    const pages = await walk(request, "state=history&limit=200&range=7d");
    for (const { cursor } of pages) expect(cursor?.length ?? 0).toBeLessThan(4096);
  });
});
