import { describe, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { filterText } from "@/components/testing/filter-text";
import { press } from "@/components/testing/keys";
import { timeEditor } from "@/components/testing/time-editor";

/** The ways in which browsers send a key that an input method handles. */
const COMPOSING = [
  ["as Safari sends it", { keyCode: 229, isComposing: false }],
  ["as the standard says", { keyCode: 229, isComposing: true }],
  ["without its code", { keyCode: 13, isComposing: true }],
] as const;

/** Sends a key press to what has the focus. */
function send(key: string, how: { keyCode: number; isComposing: boolean }): KeyboardEvent {
  const init = { key, ...how, bubbles: true, cancelable: true };
  const event = new KeyboardEvent("keydown", init);
  Object.defineProperty(event, "keyCode", { value: how.keyCode });
  (document.activeElement ?? document.body).dispatchEvent(event);
  return event;
}

describe.each(COMPOSING)("a key of an input method, %s", (_name, how) => {
  test("applies no text of filters", async () => {
    await openDashboard("/history");
    await filterText.open();
    await filterText.field.fill("owner:陳");
    send("Enter", how);
    await expect.element(filterText.field).toHaveValue("owner:陳");
    expect(address()).toBe("/history");
    await press("Enter");
    await expect.poll(address).toContain("owner=%E9%99%B3");
  });

  test("chooses no value and no entry of a list", async () => {
    await openDashboard("/history");
    await filterBar.pick("Owner");
    await filterBar.field.fill("alice");
    await press("ArrowDown");
    send("Enter", how);
    await expect.element(page.getByText("None chosen")).toBeVisible();
    await expect.element(filterBar.field).toHaveValue("alice");
    await press("Escape");
    await filterText.open();
    await filterText.field.fill("ow");
    await press("ArrowDown");
    send("Enter", how);
    await expect.element(filterText.field).toHaveValue("ow");
  });

  test("applies no range", async () => {
    await openDashboard("/history");
    await timeEditor.open();
    await userEvent.fill(timeEditor.count, "3");
    timeEditor.count.element().focus();
    expect(send("Enter", how).defaultPrevented).toBe(true);
    expect(address()).toBe("/history");
    await timeEditor.absolute.click();
    await timeEditor.type("From", "231120261400");
    send("Enter", how);
    await expect.element(timeEditor.popover).toBeVisible();
    expect(address()).toBe("/history");
  });

  test("closes nothing and is no shortcut", async () => {
    await openDashboard("/history");
    for (const key of ["/", "f", "c", "?"]) send(key, how);
    await expect.element(filterText.dialog).not.toBeInTheDocument();
    await filterText.open();
    send("Escape", how);
    await expect.element(filterText.field).toHaveFocus();
  });
});

test("fields for names and ids are not corrected, completed or capitalised", async () => {
  const expectVerbatim = (field: Element) => {
    expect(field.getAttribute("autocapitalize"), field.outerHTML).toBe("none");
    expect(field.getAttribute("autocomplete")).toBe("off");
    expect(field.getAttribute("autocorrect")).toBe("off");
    expect(field.getAttribute("spellcheck")).toBe("false");
  };
  await openDashboard("/history");
  await filterText.open();
  expectVerbatim(filterText.field.element());
  await press("Escape");
  for (const key of ["Owner", "Target", "Session ID", "Reason", "Document", "Status"]) {
    await filterBar.pick(key);
    expectVerbatim(filterBar.field.element());
    await press("Escape");
    await expect.element(filterBar.apply).not.toBeInTheDocument();
  }
  await timeEditor.open();
  expectVerbatim(timeEditor.count.element());
});
