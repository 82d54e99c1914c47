import { startedTimes } from "../../pages/columns";
import { textsUnder } from "../../pages/named-columns";
import { NOW } from "../../support/clock";
import { expect, test } from "../../support/fixtures";

const HOUR = 3_600_000;

test.describe("a window of time", () => {
  test("that is relative leaves older sessions out and younger ones in", async ({
    page,
    sessionsPage,
    timeEditor,
  }) => {
    await sessionsPage.goto("/active");
    const all = await startedTimes(page);
    const young = all.filter((time) => Date.parse(time) >= Date.parse(NOW) - HOUR);
    expect(young.length).toBeGreaterThan(0);
    expect(young.length).toBeLessThan(all.length);
    await timeEditor.open();
    await timeEditor.preset("last hour").click();
    await expect.poll(() => startedTimes(page)).toEqual(young);
  });

  test("that is absolute lists the sessions that started in it, all of them and no others", async ({
    page,
    sessionsPage,
  }) => {
    const answer = await page.request.get("/api/sessions?state=history&limit=200");
    const { sessions }: { sessions: { id: string; startedAt: string }[] } = await answer.json();
    const inside = sessions.filter(
      ({ startedAt }) => startedAt >= "2026-11-23T14:00" && startedAt < "2026-11-23T15:30",
    );
    expect(inside.length).toBeGreaterThan(3);
    await sessionsPage.goto("/history?after=2026-11-23T14:00:00Z&before=2026-11-23T15:30:00Z");
    await expect
      .poll(() => textsUnder(page, "Session ID"))
      .toEqual(inside.map((session) => session.id));
  });
});
