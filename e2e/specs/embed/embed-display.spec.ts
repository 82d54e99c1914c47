import { expect, test } from "../../support/embed-fixtures";

test.describe("The parts of a view that a portal shows", () => {
  test("is all of it at first", async ({ embedPage }) => {
    await embedPage.goto("/history?range=7d");
    await expect(embedPage.frame.getByRole("button", { name: "Refresh" })).toBeVisible();
    await expect(embedPage.frame.getByRole("button", { name: "+ Filter" })).toBeVisible();
    await expect(embedPage.chip("Started: last 7 days")).toBeVisible();
    await expect(embedPage.grid.getByText("Duration")).toBeVisible();
    await expect(embedPage.frame.getByRole("navigation")).toHaveCount(0);
  });

  test("may be the list alone, to which the filters still apply", async ({ embedPage }) => {
    await embedPage.goto("/history?status=Failed&show=none");
    await expect(embedPage.frame.getByRole("region", { name: "Filters" })).toHaveCount(0);
    await expect(embedPage.frame.getByRole("button", { name: "Refresh" })).toHaveCount(0);
    const failed = embedPage.rows.getByRole("button", { name: "Failed" });
    await expect.poll(() => failed.count()).toBe(await embedPage.rows.count());
  });

  test("may be the time without other filters", async ({ embedPage }) => {
    await embedPage.goto("/history?owner=alice.chen&range=7d&show=time,columns");
    await expect(embedPage.chip("Started: last 7 days")).toBeVisible();
    await expect(embedPage.chip("Owner: alice.chen")).toHaveCount(0);
    await embedPage.frame.getByRole("button", { name: "Clear all" }).click();
    await expect(embedPage.chip("Started: last 7 days")).toHaveCount(0);
    await embedPage.frame.getByRole("button", { name: "Time" }).click();
    await embedPage.frame.getByRole("dialog").getByText("24 hours").first().click();
    await expect(embedPage.chip("Started: last 24 hours")).toBeVisible();
    await expect(embedPage.rows.first()).toContainText("alice.chen");
  });

  test("grows for what opens over a short list, and shrinks again", async ({
    embedPage,
    stage,
  }) => {
    stage.portal.says.claims = { locked: { owner: "t.lindqvist" } };
    await embedPage.goto("/active");
    const before = await embedPage.height();
    await embedPage.frame.getByRole("button", { name: "+ Filter" }).click();
    const last = embedPage.frame.getByRole("menuitem").last();
    await expect(last).toBeVisible();
    await expect
      .poll(async () => {
        const [item, element] = [await last.boundingBox(), await embedPage.element.boundingBox()];
        if (item === null || element === null) return false;
        return item.y + item.height < element.y + element.height;
      })
      .toBe(true);
    await embedPage.page.keyboard.press("Escape");
    await expect.poll(() => embedPage.height()).toBe(before);
  });

  test("is explained where the portal asks for something that does not exist", async ({
    embedPage,
  }) => {
    await embedPage.goto("/history?theme=blue&show=chart&height=600&status=Failed");
    const notice = embedPage.frame.getByRole("status").filter({ hasText: "Ignored in this link" });
    await expect(notice).toContainText("theme “blue” is not light, dark or system.");
    await expect(notice).toContainText("show “chart” is not one of title, filters, time, columns");
    await expect(notice).toContainText("height “600” is not content or fixed.");
    await notice.getByRole("button", { name: "Dismiss" }).click();
    await expect(notice).toHaveCount(0);
  });
});

test("needs no token where the reader’s own sign-in counts", async ({ embedPage, stage }) => {
  stage.portal.says.key = null;
  await embedPage.goto("/history?owner=alice.chen");
  await expect(embedPage.rows.first()).toContainText("alice.chen");
  await expect(embedPage.chip("Owner: alice.chen")).toBeVisible();
});
