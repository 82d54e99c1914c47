import type { Locator } from "@playwright/test";
import { expect, test } from "../../support/fixtures";
import { listAll } from "../../support/sessions-api";

test.use({ scenario: "hostile" });

for (const path of ["/active", "/history"]) {
  test(`hostile text in ${path} runs nothing, and becomes text in its own cell`, async ({
    page,
    sessionsPage,
  }) => {
    const dialogs: string[] = [];
    const strays: string[] = [];
    page.on("dialog", async (dialog) => {
      dialogs.push(dialog.message());
      await dialog.dismiss();
    });
    page.on("request", (request) => {
      if (/evil\.example|\/x$/.test(request.url())) strays.push(request.url());
    });
    await sessionsPage.goto(path);
    await expect(sessionsPage.grid).toContainText("<script>alert(1)</script>");

    await test.step("it becomes no element", async () => {
      const pictures = sessionsPage.grid.getByRole("img");
      const warnings = sessionsPage.grid.getByRole("img", {
        name: /^Open longer than its maximum/,
      });
      expect.soft(await pictures.count()).toBe(await warnings.count());
      await expect.soft(page.getByRole("heading", { name: "owned" })).toHaveCount(0);
      await expect.soft(page.getByRole("table")).toHaveCount(0);
    });

    await test.step("every row keeps its height, and every cell its column", async () => {
      const { lefts, rows } = await layoutOf(sessionsPage.grid);
      expect.soft(lefts.length).toBeGreaterThan(1);
      expect.soft(rows.length).toBeGreaterThan(1);
      for (const { height, cells } of rows) {
        expect.soft(height).toBe(40);
        expect.soft(cells).toEqual(lefts);
      }
    });

    await test.step("it stays inside its cell", async () => {
      // A cell cuts its text at its own edge, so that no text lies under the next cell.
      const spills = await sessionsPage.grid
        .getByRole("gridcell")
        .evaluateAll((cells) =>
          cells.flatMap((cell) =>
            cell.scrollWidth > cell.clientWidth + 5 ? [cell.textContent ?? ""] : [],
          ),
        );
      expect.soft(spills).toEqual([]);
    });

    await test.step("it does not turn the text around it", async () => {
      // Direction marks and invisible characters never reach the page.
      expect.soft(await sessionsPage.grid.textContent()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    });

    await test.step("it does not widen the page", async () => {
      const overflow = () =>
        sessionsPage.grid.evaluate((grid) => [
          document.documentElement.scrollWidth - document.documentElement.clientWidth,
          grid.scrollWidth - grid.clientWidth,
        ]);
      expect.soft(await overflow()).toEqual([0, 0]);
      await page.setViewportSize({ width: 360, height: 740 });
      await expect.poll(overflow).toEqual([0, 0]);
      await page.setViewportSize({ width: 1440, height: 900 });
    });

    await test.step("it runs nothing, not in the panel either", async () => {
      await sessionsPage.rows.first().click();
      await expect(sessionsPage.panel).toBeVisible();
      expect.soft(dialogs).toEqual([]);
      expect.soft(strays).toEqual([]);
    });
  });
}

/** The left edges of the list's columns, and for each of its rows the height and the left edges of the cells. */
function layoutOf(grid: Locator) {
  return grid.evaluate((element) => {
    const leftsOf = (parent: Element, role: string) =>
      [...parent.querySelectorAll(`[role=${role}]`)].map((cell) => cell.getBoundingClientRect().x);
    const rows = [...element.querySelectorAll("[role=row]")].filter((row) =>
      row.querySelector("[role=gridcell] [role=button]"),
    );
    return {
      lefts: leftsOf(element, "columnheader"),
      rows: rows.map((row) => ({
        height: row.getBoundingClientRect().height,
        cells: leftsOf(row, "gridcell"),
      })),
    };
  });
}

test("hostile text fits into the panel", async ({ page, sessionsPage, request }) => {
  const all = await listAll(request, "state=history&limit=50");
  const longest = all.find(({ reason }) => reason === "W".repeat(256));
  await page.goto(`/history?session=${encodeURIComponent(longest?.id ?? "")}`);
  await expect(sessionsPage.panel.getByText("WWWWWWWW")).toBeVisible();
  const spill = await sessionsPage.panel.evaluate((panel) => panel.scrollWidth - panel.clientWidth);
  expect(spill).toBe(0);
});

test("what AWS calls a log link is a link only into the AWS console", async ({
  page,
  sessionsPage,
  request,
}) => {
  const all = await listAll(request, "state=history&limit=20");
  for (const { id } of all.slice(0, 8)) {
    await page.goto(`/history?session=${encodeURIComponent(id)}`);
    await expect(sessionsPage.panel.getByRole("link").first()).toBeVisible();
    const hrefs = await sessionsPage.panel
      .getByRole("link")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    // Our own links have no host.
    const outside = hrefs.filter((href) => !href.startsWith("/"));
    for (const href of outside) expect(new URL(href).host).toMatch(/\.console\.aws\.amazon\.com$/);
  }
});
