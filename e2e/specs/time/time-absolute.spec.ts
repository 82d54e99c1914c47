import { columnTexts } from "../../pages/columns";
import { expect, test } from "../../support/fixtures";

const WINDOW = "after=2026-11-23T14:00:00Z&before=2026-11-23T15:30:00Z";

test.describe("an absolute range", () => {
  test("is typed to the minute, by keys alone", async ({
    page,
    sessionsPage,
    filterBar,
    timeEditor,
  }) => {
    await sessionsPage.goto("/history");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "231120261400");
    await timeEditor.type("To", "231120261530");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/history?${WINDOW}`);
    await expect(filterBar.chip("Started: 23 Nov 14:00 – 15:30 UTC")).toBeVisible();
  });

  test("lists the sessions that started in it, all of them and no others", async ({
    page,
    sessionsPage,
  }) => {
    const answer = await page.request.get("/api/sessions?state=history&limit=200");
    const { sessions }: { sessions: { id: string; startedAt: string }[] } = await answer.json();
    const inside = sessions.filter(
      ({ startedAt }) => startedAt >= "2026-11-23T14:00" && startedAt < "2026-11-23T15:30",
    );
    expect(inside.length).toBeGreaterThan(3);
    await sessionsPage.goto(`/history?${WINDOW}`);
    await expect
      .poll(() => columnTexts(page, "Session ID"))
      .toEqual(inside.map((session) => session.id));
  });

  test("may be open at its end", async ({ page, sessionsPage, filterBar, timeEditor }) => {
    await sessionsPage.goto("/history");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "221120260905");
    await timeEditor.apply.click();
    await expect(page).toHaveURL("/history?after=2026-11-22T09:05:00Z");
    await expect(filterBar.chip("Started: since 22 Nov 09:05 UTC")).toBeVisible();
  });

  test("is typed in the zone that the page shows", async ({
    page,
    sessionsPage,
    filterBar,
    timeEditor,
  }) => {
    await sessionsPage.goto("/history?tz=local");
    await timeEditor.openAbsolute();
    await expect(timeEditor.popover).toContainText("Times in Europe/Berlin");
    await timeEditor.type("From", "231120261500");
    await timeEditor.type("To", "231120261630");
    await timeEditor.apply.click();
    await expect(page).toHaveURL(`/history?${WINDOW}&tz=local`);
    await expect(filterBar.chip("Started: 23 Nov 15:00 – 16:30 Europe/Berlin")).toBeVisible();
  });

  test("replaces a relative one", async ({ page, sessionsPage, timeEditor, filterBar }) => {
    await sessionsPage.goto("/history?range=7d");
    await filterBar.editButton("Started").click();
    await timeEditor.popover.getByRole("tab", { name: "Absolute" }).click();
    await timeEditor.type("From", "221120260905");
    await timeEditor.apply.click();
    await expect(page).toHaveURL("/history?after=2026-11-22T09:05:00Z");
  });

  test("half typed is not taken for an open end", async ({ page, sessionsPage, timeEditor }) => {
    await sessionsPage.goto("/history");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "2211");
    await expect(timeEditor.fault).toHaveText(/Finish the date and time/);
    await expect(timeEditor.apply).toBeDisabled();
    await timeEditor.popover.getByRole("button", { name: "Clear From" }).click();
    await expect(timeEditor.fault).toBeHidden();
    await expect(page).toHaveURL("/history");
  });

  test("that ends before it begins is explained and cannot be applied", async ({
    page,
    sessionsPage,
    timeEditor,
  }) => {
    await sessionsPage.goto("/history");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "231120261530");
    await timeEditor.type("To", "231120261400");
    await expect(timeEditor.fault).toHaveText(
      "To must be later than From: the window ends before it begins.",
    );
    await expect(timeEditor.apply).toBeDisabled();
    await page.keyboard.press("Enter");
    await expect(timeEditor.popover).toBeVisible();
    await expect(page).toHaveURL("/history");
  });

  test("older than AWS remembers is explained", async ({ sessionsPage, timeEditor }) => {
    await sessionsPage.goto("/history");
    await timeEditor.openAbsolute();
    await timeEditor.type("From", "231020261400");
    await expect(timeEditor.fault).toHaveText(
      /From is too long ago\. AWS keeps 30 days: before 24 Oct 2026 there is nothing to find\./,
    );
    await expect(timeEditor.apply).toBeDisabled();
  });
});

test.describe("a pasted time", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("in ISO form keeps its instant", async ({ page, sessionsPage, timeEditor }) => {
    await sessionsPage.goto("/history");
    await timeEditor.openAbsolute();
    await timeEditor.paste("From", "2026-11-23T14:32:00+01:00");
    await expect(timeEditor.part("hour", "From")).toHaveText("13");
    await timeEditor.apply.click();
    await expect(page).toHaveURL("/history?after=2026-11-23T13:32:00Z");
  });

  test("without a zone is meant in the page's", async ({ page, sessionsPage, timeEditor }) => {
    await sessionsPage.goto("/history?tz=local");
    await timeEditor.openAbsolute();
    await timeEditor.paste("From", "2026-11-23 14:32");
    await timeEditor.apply.click();
    await expect(page).toHaveURL("/history?after=2026-11-23T13:32:00Z&tz=local");
  });

  test("that is none gets an example", async ({ sessionsPage, timeEditor }) => {
    await sessionsPage.goto("/history");
    await timeEditor.openAbsolute();
    await timeEditor.paste("From", "yesterday");
    await expect(timeEditor.fault).toHaveText(/no date and time such as 2026-11-23T14:32Z/);
  });
});

test.describe("the calendar", () => {
  test("gives whole days", async ({ page, sessionsPage, timeEditor }) => {
    await sessionsPage.goto("/history");
    await timeEditor.openAbsolute();
    await timeEditor.day("Thursday, 19 November 2026").click();
    await timeEditor.day("Friday, 20 November 2026").click();
    await timeEditor.apply.click();
    await expect(page).toHaveURL("/history?after=2026-11-19T00:00:00Z&before=2026-11-21T00:00:00Z");
  });

  test("ends 30 days ago and today, and says why", async ({ sessionsPage, timeEditor }) => {
    await sessionsPage.goto("/history");
    await timeEditor.openAbsolute();
    await expect(timeEditor.day("Monday, 23 November 2026")).toBeEnabled();
    await expect(timeEditor.day("Tuesday, 24 November 2026")).toBeDisabled();
    await timeEditor.popover.getByRole("button", { name: "Previous" }).click();
    await expect(timeEditor.day("Saturday, 24 October 2026")).toBeEnabled();
    await expect(timeEditor.day("Friday, 23 October 2026")).toBeDisabled();
    await expect(timeEditor.popover).toContainText(
      "AWS keeps 30 days: before 24 Oct 2026 there is nothing to find. Future days have no sessions yet.",
    );
  });
});
