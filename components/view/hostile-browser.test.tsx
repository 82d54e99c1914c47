import { afterEach, describe, expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { openDashboard } from "@/components/testing/dashboard";
import { filterText } from "@/components/testing/filter-text";
import { press } from "@/components/testing/keys";
import { NOW } from "@/components/testing/known-sessions";
import { sessionTable } from "@/components/testing/session-table";

const undo: (() => void)[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const each of undo.splice(0)) each();
});

/** Replaces a property of the browser for one test. */
function replace(owner: object, name: string, property: PropertyDescriptor) {
  const before = Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(owner, name, { configurable: true, ...property });
  undo.push(() => {
    if (before) Object.defineProperty(owner, name, before);
    else Reflect.deleteProperty(owner, name);
  });
}

const blocked = () => {
  throw new DOMException("Access is denied for this document.", "SecurityError");
};

/** Lets the browser report another zone of its own. */
function reportZone(reported: () => unknown) {
  const real = Intl.DateTimeFormat.prototype.resolvedOptions;
  vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions").mockImplementation(function (
    this: Intl.DateTimeFormat,
  ) {
    const options = real.call(this);
    if (options.timeZone !== "Europe/Berlin") return options;
    return { ...options, timeZone: reported() as string };
  });
}

async function expectRows() {
  await expect.element(sessionTable.rows.first()).toBeVisible();
}

describe("a zone that cannot be used", () => {
  test.each([
    ["the unknown zone", () => "Etc/Unknown"],
    ["nothing", () => undefined],
    ["an offset", () => "+05:30"],
    ["an error", blocked],
  ])("counts as UTC and is printed so: %s", async (_name, reported) => {
    reportZone(reported);
    await openDashboard("/history?tz=local");
    await expectRows();
    await expect.element(page.getByRole("button", { name: "Time zone: UTC" })).toBeVisible();
    await expect.element(page.getByRole("columnheader", { name: "Started UTC" })).toBeVisible();
    const [first] = sessionTable.startedTimes();
    expect(sessionTable.column("Started")[0]).toBe(first?.slice(11, 19));
  });

  test.each(["local", "Foo/Bar", "Etc/Unknown", "+01:00", "\0", "x".repeat(5000)])(
    "locks nobody out as a stored preference: %.20s",
    async (tz) => {
      reportZone(() => "Etc/Unknown");
      await openDashboard("/active", { tz });
      await expectRows();
      await expect.element(page.getByRole("button", { name: "Time zone: UTC" })).toBeVisible();
    },
  );
});

describe("without", () => {
  test("cookies, a choice holds for the visit", async () => {
    replace(document, "cookie", { get: blocked, set: blocked });
    await openDashboard("/active");
    await page.getByRole("button", { name: "Time zone: UTC" }).click();
    await page.getByRole("menuitem", { name: "Local time" }).click();
    const zone = page.getByRole("button", { name: "Time zone: Europe/Berlin" });
    await expect.element(zone).toBeVisible();
    await page.getByRole("button", { name: "Theme" }).click();
    await page.getByRole("menuitem", { name: "Dark" }).click();
    await expect.poll(() => document.documentElement.dataset.theme).toBe("dark");
    delete document.documentElement.dataset.theme;
  });

  test.each(["localStorage", "sessionStorage"])("%s, pages work", async (storage) => {
    replace(window, storage, { get: blocked });
    await openDashboard("/history?range=7d");
    await expectRows();
  });

  test.each(["matchMedia", "ResizeObserver", "IntersectionObserver", "requestIdleCallback"])(
    "%s, pages work",
    async (name) => {
      replace(window, name, { value: undefined });
      await openDashboard("/history");
      await expectRows();
    },
  );

  test.each([
    ["a clipboard", { value: undefined }],
    ["access to the clipboard", { get: blocked }],
    ["permission to copy", { value: { writeText: () => Promise.reject(new Error("denied")) } }],
  ])("%s and dialogs, copying says that it is blocked", async (_name, clipboard) => {
    replace(navigator, "clipboard", clipboard);
    vi.spyOn(window, "prompt").mockImplementation(blocked);
    await openDashboard("/active");
    await expectRows();
    await press("c");
    await expect.element(page.getByText("Copying is blocked here")).toBeVisible();
  });

  test("frames to draw in, as in a tab in the background, the caret still moves", async () => {
    await openDashboard("/history");
    await filterText.open();
    vi.spyOn(window, "requestAnimationFrame").mockReturnValue(1);
    await filterText.field.fill("owner:alice onwer:bob");
    await press("Enter");
    await expect.poll(filterText.selection).toBe("onwer:bob");
  });
});

test("a page that is hidden by mistake still grows older", async () => {
  replace(document, "visibilityState", { value: "hidden" });
  replace(document, "hidden", { value: true });
  await openDashboard("/active");
  await expectRows();
  const before = sessionTable.column("Duration")[0];
  vi.setSystemTime(Date.parse(NOW) + 45_000);
  await expect.poll(() => sessionTable.column("Duration")[0]).not.toBe(before);
});

test.each(["ar-EG", "", "C", "xx_invalid", "en-US@posix"])(
  "the language %j changes no menu",
  async (language) => {
    replace(navigator, "language", { value: language });
    window.dispatchEvent(new Event("languagechange"));
    await openDashboard("/active");
    await expectRows();
    await press("/");
    await expect.element(filterText.dialog).toBeVisible();
    await expect.poll(() => getComputedStyle(filterText.dialog.element()).direction).toBe("ltr");
    const left = () => filterText.dialog.element().getBoundingClientRect().left;
    const button = page.getByRole("button", { name: "+ Filter" }).element();
    await expect
      .poll(() => Math.abs(left() - button.getBoundingClientRect().left))
      .toBeLessThan(10);
  },
);
