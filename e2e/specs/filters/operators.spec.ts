import { textsUnder } from "../../pages/named-columns";
import { expect } from "../../support/fixtures";
import { test } from "../../support/grammar-fixtures";

test.describe("the operator of a chip", () => {
  for (const [operator, sign] of [
    ["contains", "~"],
    ["is not", "!"],
    ["does not contain", "!~"],
  ] as const) {
    test(`becomes “${operator}” by the keyboard alone`, async ({
      page,
      sessionsPage,
      filterBar,
      operatorMenu,
    }) => {
      await sessionsPage.goto("/history?owner=alice.chen");
      await operatorMenu.choose("Owner", operator);
      await expect(page).toHaveURL(`/history?owner=${sign}alice.chen`);
      await expect(filterBar.chip(`Owner ${operator}: alice.chen`)).toBeVisible();
      await expect(filterBar.editButton(`Owner ${operator}`)).toBeFocused();
    });
  }

  test("goes back to “is”", async ({ page, sessionsPage, filterBar, operatorMenu }) => {
    await sessionsPage.goto("/history?owner=!~chen");
    await operatorMenu.choose("Owner does not contain", "is");
    await expect(page).toHaveURL("/history?owner=chen");
    await expect(filterBar.chip("Owner: chen")).toBeVisible();
  });

  test("offers all four and marks its own", async ({ sessionsPage, operatorMenu }) => {
    await sessionsPage.goto("/history?owner=!alice.chen");
    await operatorMenu.button("Owner is not").click();
    await expect(operatorMenu.choices).toHaveText(["is", "contains", "is not", "does not contain"]);
    await expect(
      operatorMenu.choices.filter({ hasText: /^is not$/ }).getByLabel("current"),
    ).toBeVisible();
  });

  test("decides which rows are there", async ({ page, sessionsPage, operatorMenu }) => {
    await sessionsPage.goto("/history?status=Terminated");
    await operatorMenu.choose("Status", "is not");
    await expect
      .poll(async () => new Set(await textsUnder(page, "Status")))
      .toEqual(new Set(["Failed"]));
  });

  test("is left alone by Esc", async ({ page, sessionsPage, operatorMenu }) => {
    await sessionsPage.goto("/history?owner=alice.chen");
    await operatorMenu.button("Owner").focus();
    await page.keyboard.press("Enter");
    await expect(operatorMenu.choices.first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(operatorMenu.button("Owner")).toBeFocused();
    await expect(page).toHaveURL("/history?owner=alice.chen");
  });
});

test.describe("chips of one key", () => {
  test("stand apart for each operator", async ({ page, filterBar }) => {
    await page.goto("/history?reason=INC&reason=~disk&reason=!~lag&reason=!x");
    await expect(filterBar.chip("Reason: INC")).toBeVisible();
    await expect(filterBar.chip("Reason contains: disk")).toBeVisible();
    await expect(filterBar.chip("Reason is not: x")).toBeVisible();
    await expect(filterBar.chip("Reason does not contain: lag")).toBeVisible();
  });

  test("say “or” between the alternatives only", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?owner=alice.chen&owner=~bob&owner=!~root");
    await expect(filterBar.chips).toHaveCount(3);
    await expect(
      page.getByRole("region", { name: "Filters" }).getByText("or", { exact: true }),
    ).toHaveCount(1);
    await expect
      .poll(async () => new Set(await textsUnder(page, "Owner")))
      .toEqual(new Set(["alice.chenAdminAccess", "bob"]));
  });

  test("go one at a time with Backspace", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?owner=!~root&owner=alice.chen");
    await filterBar.editButton("Owner does not contain").focus();
    await page.keyboard.press("Backspace");
    await expect(page).toHaveURL("/history?owner=alice.chen");
    await expect(filterBar.editButton("Owner")).toBeFocused();
  });

  test("go with Backspace on their operator, too", async ({ page, sessionsPage, operatorMenu }) => {
    await sessionsPage.goto("/history?owner=!~root&status=Terminated");
    await operatorMenu.button("Owner does not contain").focus();
    await page.keyboard.press("Backspace");
    await expect(page).toHaveURL("/history?status=Terminated");
  });
});

test.describe("the values of a chip", () => {
  test("are changed by the keyboard alone", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?reason=~disk");
    await filterBar.editButton("Reason contains").focus();
    await page.keyboard.press("Enter");
    await expect(filterBar.field).toBeFocused();
    await page.keyboard.type("lag");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/history?reason=~disk&reason=~lag");
    await expect(filterBar.chip("Reason contains: disk or lag")).toBeVisible();
    await expect(filterBar.editButton("Reason contains")).toBeFocused();
  });

  test("move to the operator that their editor is given", async ({
    page,
    sessionsPage,
    filterBar,
  }) => {
    await sessionsPage.goto("/history?owner=alice.chen");
    await filterBar.edit("Owner");
    await filterBar.popover.getByLabel("Operator of Owner").selectOption("does not contain");
    await filterBar.field.fill("chen");
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?owner=!~chen");
  });
});

test.describe("the mark of a chip", () => {
  for (const [query, chip, who] of [
    ["status=Failed", "Status: Failed", "AWS"],
    ["target=i-0123456789abcdef0", "Target: i-0123456789abcdef0", "AWS"],
    ["range=7d", "Started: last 7 days", "AWS"],
    ["account=prod", "Account: prod", "AWS"],
    ["status=!Failed", "Status is not: Failed", "Sessionscope"],
    ["owner=alice.chen", "Owner: alice.chen", "Sessionscope"],
    ["reason=~INC", "Reason contains: INC", "Sessionscope"],
    ["kind=ssh", "Kind: SSH", "Sessionscope"],
  ] as const) {
    test(`says that ${query} is applied by ${who}`, async ({ page, filterBar }) => {
      await page.goto(`/history?${query}`);
      await expect(filterBar.chip(chip)).toContainText(`, applied by ${who}`);
      await expect(filterBar.chip(chip).getByTitle(new RegExp(`^Applied by ${who}`))).toBeVisible();
    });
  }
});

test.describe("Exclude", () => {
  test("in a cell's menu rules its value out", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await page.getByRole("button", { name: "alice.chenAdminAccess" }).first().click();
    await page.getByRole("menuitem", { name: "Exclude" }).click();
    await expect(page).toHaveURL("/history?owner=!alice.chen");
    await expect(filterBar.chip("Owner is not: alice.chen")).toBeVisible();
    await expect.poll(() => textsUnder(page, "Owner")).not.toContain("alice.chenAdminAccess");
  });

  test("adds to what is ruled out already", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history?owner=!bob");
    await page.getByRole("button", { name: "alice.chenAdminAccess" }).first().click();
    await page.getByRole("menuitem", { name: "Exclude" }).click();
    await expect(page).toHaveURL("/history?owner=!alice.chen&owner=!bob");
    await expect(filterBar.chip("Owner is not: alice.chen or bob")).toBeVisible();
  });
});

test.describe("a filter by", () => {
  test("kind offers the kinds by their names", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.pick("Kind");
    await filterBar.option("Port forward").click();
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?kind=port-forward");
    await expect(filterBar.chip("Kind: Port forward")).toBeVisible();
    await expect
      .poll(async () => new Set(await textsUnder(page, "Kind")))
      .toEqual(new Set(["Port forward"]));
  });

  test("document takes a name", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.add("Document", "AWS-StartSSHSession");
    await expect(page).toHaveURL("/history?document=AWS-StartSSHSession");
    await expect
      .poll(async () => new Set(await textsUnder(page, "Kind")))
      .toEqual(new Set(["SSH"]));
  });

  test("reason takes a part of it", async ({ page, sessionsPage, filterBar }) => {
    await sessionsPage.goto("/history");
    await filterBar.pick("Reason");
    await filterBar.popover.getByLabel("Operator of Reason").selectOption("contains");
    await filterBar.field.fill("REPLICA");
    await filterBar.apply.click();
    await expect(page).toHaveURL("/history?reason=~REPLICA");
    await expect
      .poll(async () => (await textsUnder(page, "Reason")).every((text) => /replica/.test(text)))
      .toBe(true);
  });
});
