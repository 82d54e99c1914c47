import { describe, expect, test } from "vitest";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { press, type } from "@/components/testing/keys";
import { operatorMenu } from "@/components/testing/operator-menu";
import { sessionTable, texts } from "@/components/testing/session-table";

describe("the operator of a chip", () => {
  test.each([
    ["contains", "~"],
    ["is not", "!"],
    ["does not contain", "!~"],
  ])("becomes “%s”", async (operator, sign) => {
    await openDashboard("/history?owner=alice.chen");
    await operatorMenu.choose("Owner", operator);
    await expect.poll(address).toBe(`/history?owner=${sign}alice.chen`);
    await expect.element(filterBar.chip(`Owner ${operator}: alice.chen`)).toBeVisible();
  });

  test("goes back to “is”", async () => {
    await openDashboard("/history?owner=!~chen");
    await operatorMenu.choose("Owner does not contain", "is");
    await expect.poll(address).toBe("/history?owner=chen");
    await expect.element(filterBar.chip("Owner: chen")).toBeVisible();
  });

  test("offers all four and marks its own", async () => {
    await openDashboard("/history?owner=!alice.chen");
    await operatorMenu.button("Owner is not").click();
    await expect
      .poll(() => texts(operatorMenu.choices))
      .toEqual(["is", "contains", "is not", "does not contain"]);
    await expect.element(operatorMenu.choice("is not").getByLabelText("current")).toBeVisible();
  });

  test("decides which rows are there", async () => {
    await openDashboard("/history?status=Terminated");
    await operatorMenu.choose("Status", "is not");
    await expect.poll(() => sessionTable.distinct("Status")).toEqual(new Set(["Failed"]));
  });

  test("is left alone by Esc", async () => {
    await openDashboard("/history?owner=alice.chen");
    await operatorMenu.button("Owner").click();
    await expect.element(operatorMenu.choices.first()).toBeVisible();
    await press("Escape");
    await expect.element(operatorMenu.choices.first()).not.toBeInTheDocument();
    expect(address()).toBe("/history?owner=alice.chen");
  });
});

describe("chips of one key", () => {
  test("stand apart for each operator", async () => {
    await openDashboard("/history?reason=INC&reason=~disk&reason=!~lag&reason=!x");
    await expect.element(filterBar.chip("Reason: INC")).toBeVisible();
    await expect.element(filterBar.chip("Reason contains: disk")).toBeVisible();
    await expect.element(filterBar.chip("Reason is not: x")).toBeVisible();
    await expect.element(filterBar.chip("Reason does not contain: lag")).toBeVisible();
  });

  test("say “or” between the alternatives only", async () => {
    await openDashboard("/history?owner=alice.chen&owner=~bob&owner=!~root");
    await expect.poll(() => texts(filterBar.chips)).toHaveLength(3);
    expect(texts(filterBar.bar.getByText("or", { exact: true }))).toHaveLength(1);
    await expect
      .poll(() => sessionTable.distinct("Owner"))
      .toEqual(new Set(["alice.chenAdminAccess", "bob"]));
  });

  test("go one at a time with Backspace", async () => {
    await openDashboard("/history?owner=!~root&owner=alice.chen");
    filterBar.editButton("Owner does not contain").element().focus();
    await press("Backspace");
    await expect.poll(address).toBe("/history?owner=alice.chen");
    await expect.element(filterBar.editButton("Owner")).toHaveFocus();
  });

  test("go with Backspace on their operator, too", async () => {
    await openDashboard("/history?owner=!~root&status=Terminated");
    operatorMenu.button("Owner does not contain").element().focus();
    await press("Backspace");
    await expect.poll(address).toBe("/history?status=Terminated");
  });
});

describe("the values of a chip", () => {
  test("are changed by the keyboard alone", async () => {
    await openDashboard("/history?reason=~disk");
    filterBar.editButton("Reason contains").element().focus();
    await press("Enter");
    await expect.element(filterBar.field).toHaveFocus();
    await type("lag");
    await press("Enter", "Enter");
    await expect.poll(address).toBe("/history?reason=~disk&reason=~lag");
    await expect.element(filterBar.chip("Reason contains: disk or lag")).toBeVisible();
    await expect.element(filterBar.editButton("Reason contains")).toHaveFocus();
  });

  test("move to the operator that their editor is given", async () => {
    await openDashboard("/history?owner=alice.chen");
    await filterBar.edit("Owner");
    await filterBar.popover.getByLabelText("Operator of Owner").selectOptions("does not contain");
    await filterBar.field.fill("chen");
    await filterBar.apply.click();
    await expect.poll(address).toBe("/history?owner=!~chen");
  });
});
