import { columnTexts, startedTimes } from "../../pages/columns";
import { NOW } from "../../support/clock";
import { expect, test } from "../../support/fixtures";

const MINUTE = 60_000;

const PRESETS = [
  { label: "last 15 minutes", range: "15m" },
  { label: "last hour", range: "1h" },
  { label: "last 6 hours", range: "6h" },
  { label: "last 24 hours", range: "24h" },
  { label: "last 7 days", range: "7d" },
  { label: "last 30 days", range: "30d" },
];

test.describe("a relative range", () => {
  for (const { label, range } of PRESETS) {
    test(`of the ${label} takes one press`, async ({
      page,
      sessionsPage,
      filterBar,
      timeEditor,
    }) => {
      await sessionsPage.goto("/active");
      await timeEditor.open();
      await timeEditor.preset(label).click();
      await expect(page).toHaveURL(`/active?range=${range}`);
      await expect(filterBar.chip(`Started: ${label}`)).toBeVisible();
    });
  }

  test("leaves older sessions out and younger ones in", async ({
    page,
    sessionsPage,
    timeEditor,
  }) => {
    await sessionsPage.goto("/active");
    const all = await startedTimes(page);
    const young = all.filter((time) => Date.parse(time) >= Date.parse(NOW) - 60 * MINUTE);
    expect(young.length).toBeGreaterThan(0);
    expect(young.length).toBeLessThan(all.length);
    await timeEditor.open();
    await timeEditor.preset("last hour").click();
    await expect.poll(() => startedTimes(page)).toEqual(young);
  });

  test("can be any number of minutes", async ({ page, sessionsPage, filterBar, timeEditor }) => {
    await sessionsPage.goto("/history");
    await timeEditor.open();
    await timeEditor.count.fill("95");
    await timeEditor.unit.selectOption("minutes");
    await timeEditor.apply.click();
    await expect(page).toHaveURL("/history?range=95m");
    await expect(filterBar.chip("Started: last 95 minutes")).toBeVisible();
  });

  test("is written in one way, however it was typed", async ({
    page,
    sessionsPage,
    timeEditor,
  }) => {
    await sessionsPage.goto("/history");
    await timeEditor.open();
    await timeEditor.count.fill("48");
    await timeEditor.unit.selectOption("hours");
    await timeEditor.count.press("Enter");
    await expect(page).toHaveURL("/history?range=2d");
  });

  test("of more than 30 days is explained before it is applied", async ({
    page,
    sessionsPage,
    timeEditor,
  }) => {
    await sessionsPage.goto("/history");
    await timeEditor.open();
    await timeEditor.count.fill("31");
    await timeEditor.unit.selectOption("days");
    await expect(timeEditor.popover.getByRole("status")).toHaveText(
      "AWS keeps 30 days, so a longer range finds nothing more.",
    );
    await expect(timeEditor.count).toHaveAccessibleDescription(/AWS keeps 30 days/);
    await expect(timeEditor.apply).toBeDisabled();
    await timeEditor.count.fill("30");
    await timeEditor.apply.click();
    await expect(page).toHaveURL("/history?range=30d");
  });

  test("is discarded with Esc", async ({ page, sessionsPage, timeEditor }) => {
    await sessionsPage.goto("/history?range=7d");
    await page.getByRole("button", { name: "Edit filter Started" }).click();
    await expect(timeEditor.preset("last 7 days")).toHaveAttribute("aria-selected", "true");
    await timeEditor.count.fill("3");
    await page.keyboard.press("Escape");
    await expect(timeEditor.popover).toBeHidden();
    await expect(page).toHaveURL("/history?range=7d");
  });
});

test.describe("the time zone", () => {
  test("changes what is printed and not which sessions are listed", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto("/history?after=2026-11-23T14:00:00Z&before=2026-11-23T15:30:00Z");
    await expect(filterBar.chip("Started: 23 Nov 14:00 – 15:30 UTC")).toBeVisible();
    const ids = await columnTexts(page, "Session ID");
    const [first = ""] = await columnTexts(page, "Started");
    await page.getByRole("button", { name: "Time zone: UTC" }).click();
    await page.getByRole("menuitem", { name: "Local time" }).click();
    await expect(filterBar.chip("Started: 23 Nov 15:00 – 16:30 Europe/Berlin")).toBeVisible();
    await expect(page).toHaveURL(
      "/history?after=2026-11-23T14:00:00Z&before=2026-11-23T15:30:00Z&tz=local",
    );
    expect(await columnTexts(page, "Session ID")).toEqual(ids);
    expect((await columnTexts(page, "Started"))[0]).toBe(
      first.replace(/^\d+/, (hour) => String(Number(hour) + 1)),
    );
  });
});
