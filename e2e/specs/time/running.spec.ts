import { textsUnder } from "../../pages/named-columns";
import { NOW } from "../../support/clock";
import { expect, test } from "../../support/fixtures";
import { idsOf, listAll, type Session } from "../../support/sessions-api";

const OPEN = ["Connected", "Connecting", "Disconnected"];

/** Whether a session was open at some moment of `[after, before)`. */
function ran({ startedAt, endedAt }: Session, after: string, before: string): boolean {
  if (startedAt === null || startedAt >= before) return false;
  return startedAt >= after || endedAt === null || endedAt > after;
}

test.describe("time=running", () => {
  for (const [after, before] of [
    ["2026-11-17T14:32:00.000Z", "2026-11-17T14:33:00.000Z"],
    ["2026-11-20T00:00:00.000Z", "2026-11-21T00:00:00.000Z"],
    ["2026-11-23T17:30:00.000Z", "2026-11-23T17:40:00.000Z"],
    ["2026-10-26T00:00:00.000Z", "2026-10-26T06:00:00.000Z"],
  ] as const) {
    test(`gives all that were open at ${after}`, async ({ request }) => {
      const all = await listAll(request, "state=all&limit=200");
      const wanted = all.filter((session) => ran(session, after, before));
      expect(wanted.length).toBeGreaterThan(0);
      const query = `state=all&limit=50&time=running&after=${after}&before=${before}`;
      expect(idsOf(await listAll(request, query))).toEqual(idsOf(wanted));
    });
  }

  test("of a range gives all that were open in it", async ({ request }) => {
    const all = await listAll(request, "state=all&limit=200");
    const after = new Date(Date.parse(NOW) - 3_600_000).toISOString();
    const wanted = all.filter((session) => ran(session, after, "9999"));
    const answer = await listAll(request, "state=all&limit=50&time=running&range=1h");
    expect(idsOf(answer)).toEqual(idsOf(wanted));
    expect(wanted.some(({ startedAt }) => (startedAt ?? "") < after)).toBe(true);
  });
});

test.describe("who was connected then", () => {
  test("History shows, with those who still are", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?range=1h&time=running");
    await expect(filterBar.chip("Running: last hour")).toBeVisible();
    const statuses = await textsUnder(page, "Status");
    expect(statuses.some((status) => OPEN.includes(status))).toBe(true);
    expect(statuses).toContain("Terminated");
  });

  test("is a switch in the picker", async ({ page, sessionsPage, filterBar, timeEditor }) => {
    await sessionsPage.goto("/history");
    await timeEditor.open();
    const running = timeEditor.popover.getByRole("switch", { name: /^Open at any time/ });
    await expect(running).not.toBeChecked();
    await running.focus();
    await page.keyboard.press("Space");
    await expect(running).toBeChecked();
    await timeEditor.preset("last 6 hours").click();
    await expect(page).toHaveURL("/history?range=6h&time=running");
    await expect(filterBar.chip("Running: last 6 hours")).toBeVisible();
  });

  test("is switched off in the picker", async ({ page, sessionsPage, filterBar, timeEditor }) => {
    await sessionsPage.goto("/history?range=6h&time=running");
    await filterBar.edit("Running");
    const dialog = page.getByRole("dialog", { name: "Edit filter Running" });
    await dialog.getByRole("switch", { name: /^Open at any time/ }).click();
    await dialog.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL("/history?range=6h");
    await expect(filterBar.chip("Started: last 6 hours")).toBeVisible();
    await expect(timeEditor.popover).toBeHidden();
  });

  test("is asked at the time of a row", async ({ page, sessionsPage, filterBar }) => {
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

  test("goes with its chip", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?range=1h&time=running&owner=alice.chen");
    await filterBar.removeButton("Running").click();
    await expect(page).toHaveURL("/history?owner=alice.chen");
  });
});
