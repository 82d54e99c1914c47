import { expect } from "../../support/fixtures";
import { test } from "../../support/grammar-fixtures";

test("the operator of a chip is changed by the keyboard alone, and Esc leaves it", async ({
  page,
  sessionsPage,
  filterBar,
  operatorMenu,
}) => {
  for (const { from, chip, operator, to, text } of [
    {
      from: "alice.chen",
      chip: "Owner",
      operator: "contains",
      to: "~alice.chen",
      text: "Owner contains",
    },
    {
      from: "alice.chen",
      chip: "Owner",
      operator: "is not",
      to: "!alice.chen",
      text: "Owner is not",
    },
    {
      from: "alice.chen",
      chip: "Owner",
      operator: "does not contain",
      to: "!~alice.chen",
      text: "Owner does not contain",
    },
    {
      from: "!~alice.chen",
      chip: "Owner does not contain",
      operator: "is",
      to: "alice.chen",
      text: "Owner",
    },
  ]) {
    await test.step(operator, async () => {
      await sessionsPage.goto(`/history?owner=${from}`);
      await operatorMenu.choose(chip, operator);
      await expect(page).toHaveURL(`/history?owner=${to}`);
      await expect(filterBar.chip(`${text}: alice.chen`)).toBeVisible();
      await expect(filterBar.editButton(text)).toBeFocused();
    });
  }
  await sessionsPage.goto("/history?owner=alice.chen");
  await operatorMenu.button("Owner").focus();
  await page.keyboard.press("Enter");
  await expect(operatorMenu.choices.first()).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(operatorMenu.button("Owner")).toBeFocused();
  await expect(page).toHaveURL("/history?owner=alice.chen");
});
