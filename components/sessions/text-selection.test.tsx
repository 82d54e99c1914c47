import { beforeEach, describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { press } from "@/components/testing/keys";
import { sessionTable } from "@/components/testing/session-table";

const menu = page.getByRole("menu", { name: "Actions for this value" });
const row = sessionTable.rows.nth(1);
/** Wide enough for every column. */
const WIDE = { width: 2000, height: 900 };
const COLUMNS = [
  "Owner",
  "Target",
  "Started",
  "Duration",
  "Kind",
  "Reason",
  "Session ID",
  "Region",
];

beforeEach(() => getSelection()?.removeAllRanges());

/** The innermost element with the text of a cell. */
function textOf(column: string): Element {
  const heads = [...document.querySelectorAll('[role="columnheader"]')];
  const index = heads.findIndex((head) => head.textContent?.startsWith(column));
  const cell = row.element().querySelectorAll('[role="gridcell"]')[index];
  return cell?.querySelector("bdi, time, a, span:not(:has(*))") ?? row.element();
}

const selected = () => getSelection()?.toString().trim() ?? "";

/** Drags over the text of an element with the mouse, from its first letter to its last. */
async function dragOver(element: Element) {
  // While the button is down, a link has no address and no role, so the drag ends in its cell.
  const end = element.closest('[role="gridcell"]') ?? element;
  const [from, to] = [element.getBoundingClientRect(), end.getBoundingClientRect()];
  const middle = from.height / 2;
  await userEvent.dragAndDrop(element, end, {
    sourcePosition: { x: 1, y: middle },
    targetPosition: { x: from.right - to.left - 2, y: from.top - to.top + middle },
  });
}

/** Does something with the mouse and lets the time pass in which a second click may follow. */
async function settled(action: () => Promise<void>) {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    await action();
    vi.advanceTimersByTime(1_000);
  } finally {
    vi.useRealTimers();
  }
  // A round trip to the browser, in which a menu would have been rendered.
  await userEvent.keyboard("{Shift}");
}

describe.each(COLUMNS)("the text of the column %s", (column) => {
  test("is selected by a drag, which opens nothing", async () => {
    await openDashboard("/history", { viewport: WIDE });
    await expect.element(row).toBeVisible();
    const text = textOf(column);
    await settled(() => dragOver(text));
    expect(selected().length).toBeGreaterThan(1);
    expect(text.textContent).toContain(selected().slice(0, 3));
    await expect.element(menu).not.toBeInTheDocument();
    expect(address()).toBe("/history");
  });

  test("is selected by a double click, which opens nothing", async () => {
    await openDashboard("/history", { viewport: WIDE });
    await expect.element(row).toBeVisible();
    const text = textOf(column);
    await settled(() => userEvent.dblClick(text, { position: { x: 5, y: 8 } }));
    expect(selected()).not.toBe("");
    await expect.element(menu).not.toBeInTheDocument();
    expect(address()).toBe("/history");
  });

  test("opens its menu or the panel by a click, also after a selection", async () => {
    await openDashboard("/history", { viewport: WIDE });
    await expect.element(row).toBeVisible();
    const text = textOf(column);
    await settled(() => dragOver(text));
    await settled(() => userEvent.click(text));
    const isOpen = () => menu.elements().length > 0 || address().includes("session=");
    await expect.poll(isOpen).toBe(true);
  });
});

test("a drag from one value to another selects both and opens nothing", async () => {
  await openDashboard("/history", { viewport: WIDE });
  await expect.element(row).toBeVisible();
  await settled(() => userEvent.dragAndDrop(textOf("Owner"), textOf("Started")));
  expect(selected().length).toBeGreaterThan(5);
  await expect.element(menu).not.toBeInTheDocument();
  expect(address()).toBe("/history");
});

test("a click beside a text opens the panel at once", async () => {
  await openDashboard("/history", { viewport: WIDE });
  await expect.element(row).toBeVisible();
  await userEvent.click(row, { position: { x: 4, y: 20 } });
  await expect.poll(address).toContain("session=");
});

test("keys open a menu also while its text is selected", async () => {
  await openDashboard("/history", { viewport: WIDE });
  await expect.element(row).toBeVisible();
  await settled(() => dragOver(textOf("Owner")));
  const value = textOf("Owner").closest<HTMLElement>("[data-cell-value]");
  value?.focus();
  await press("Enter");
  await expect.element(menu).toBeVisible();
  await press("Escape");
  value?.focus();
  await press(" ");
  await expect.element(menu).toBeVisible();
});

test("a finger opens a menu at once, whatever is selected", async () => {
  await openDashboard("/history", { viewport: WIDE });
  await expect.element(row).toBeVisible();
  await settled(() => dragOver(textOf("Owner")));
  const value = textOf("Owner");
  value.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, pointerType: "touch" }));
  value.dispatchEvent(new MouseEvent("click", { bubbles: true, detail: 1 }));
  await expect.element(menu).toBeVisible();
});

test.each([
  ["a chip's value", "/history?owner=alice.chen", () => page.getByText("alice.chen").first()],
  [
    "a chip's name",
    "/history?owner=alice.chen",
    () => page.getByText("Owner", { exact: true }).first(),
  ],
  ["a notice", "/history?onwer=alice", () => page.getByText(/there is no such filter/).first()],
  ["a day", "/history", () => page.getByText(/^Monday 23 November$/).first()],
])("the text of %s can be selected, and opens nothing", async (_name, path, find) => {
  await openDashboard(path, { viewport: WIDE });
  await expect.element(row).toBeVisible();
  await settled(() => dragOver(find().element()));
  expect(selected().length).toBeGreaterThan(1);
  await expect.element(filterBar.apply).not.toBeInTheDocument();
  expect(address()).toBe(path);
});

test("the text of the panel can be selected", async () => {
  await openDashboard("/history", { viewport: WIDE });
  await expect.element(row).toBeVisible();
  await userEvent.click(row, { position: { x: 4, y: 20 } });
  const code = () => sessionTable.panel.element().querySelectorAll("h2 bdi, dd bdi");
  await expect.poll(() => code().length).toBeGreaterThan(4);
  for (const element of code()) {
    getSelection()?.removeAllRanges();
    await dragOver(element);
    expect(selected().length, element.outerHTML).toBeGreaterThan(1);
  }
});
