import { textsUnder } from "../../pages/named-columns";
import { NOW } from "../../support/clock";
import { expect, test } from "../../support/fixtures";
import { idsOf, listAll, type Session } from "../../support/sessions-api";

const OPEN = ["Connected", "Connecting", "Disconnected"];

/** Whether a session was open at any time in `[after, before)`. */
function ran({ startedAt, endedAt }: Session, after: string, before: string): boolean {
  if (startedAt === null || startedAt >= before) return false;
  return startedAt >= after || endedAt === null || endedAt > after;
}

test.describe("time=running", () => {
  test("gives all sessions that were open in a window", async ({ request }) => {
    const all = await listAll(request, "state=all&limit=200");
    for (const [after, before] of [
      ["2026-11-17T14:32:00.000Z", "2026-11-17T14:33:00.000Z"],
      ["2026-11-20T00:00:00.000Z", "2026-11-21T00:00:00.000Z"],
      ["2026-11-23T17:30:00.000Z", "2026-11-23T17:40:00.000Z"],
      ["2026-10-26T00:00:00.000Z", "2026-10-26T06:00:00.000Z"],
    ] as const) {
      const wanted = all.filter((session) => ran(session, after, before));
      expect.soft(wanted.length, after).toBeGreaterThan(0);
      const query = `state=all&limit=50&time=running&after=${after}&before=${before}`;
      expect.soft(idsOf(await listAll(request, query)), after).toEqual(idsOf(wanted));
    }
  });

  test("gives all sessions that were open in a range", async ({ request }) => {
    const all = await listAll(request, "state=all&limit=200");
    const after = new Date(Date.parse(NOW) - 3_600_000).toISOString();
    const wanted = all.filter((session) => ran(session, after, "9999"));
    const answer = await listAll(request, "state=all&limit=50&time=running&range=1h");
    expect(idsOf(answer)).toEqual(idsOf(wanted));
    expect(wanted.some(({ startedAt }) => (startedAt ?? "") < after)).toBe(true);
  });
});

test.describe("the sessions open in a window", () => {
  test("are shown in History, with those that are still open", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto("/history?range=1h&time=running");
    await expect(filterBar.chip("Running: last hour")).toBeVisible();
    const statuses = await textsUnder(page, "Status");
    expect(statuses.some((status) => OPEN.includes(status))).toBe(true);
    expect(statuses).toContain("Terminated");
  });

  test("are listed from the start of a row", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    const [id = ""] = await sessionsPage.ids();
    const time = sessionsPage.row(id).getByRole("time");
    const instant = (await time.getAttribute("datetime")) ?? "";
    await time.click();
    await page.getByRole("menuitem", { name: "Open at this moment" }).click();
    await expect(filterBar.chips).toHaveText([/^Running/]);
    const { searchParams } = new URL(page.url());
    expect([...searchParams.keys()]).toEqual(["after", "before", "time"]);
    expect(searchParams.get("time")).toBe("running");
    expect(Date.parse(searchParams.get("after") ?? "")).toBe(Date.parse(instant));
    await expect(sessionsPage.row(id)).toBeVisible();
    const all = await listAll(page.request, "state=all&limit=200");
    const [after, before] = [instant, new Date(Date.parse(instant) + 1_000).toISOString()];
    const wanted = all.filter((session) => ran(session, after, before));
    await expect.poll(() => sessionsPage.ids()).toEqual(idsOf(wanted));
  });
});
