import { expect, test } from "../../support/fixtures";
import { listAll } from "../../support/sessions-api";

test.use({ scenario: "hostile" });

for (const path of ["/active", "/history"]) {
  test.describe(`hostile text in ${path}`, () => {
    test("runs nothing", async ({ page, sessionsPage }) => {
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
      await sessionsPage.rows.first().click();
      await expect(sessionsPage.panel).toBeVisible();
      expect(dialogs).toEqual([]);
      expect(strays).toEqual([]);
    });

    test("becomes no element", async ({ page, sessionsPage }) => {
      await sessionsPage.goto(path);
      const pictures = sessionsPage.grid.getByRole("img");
      const warnings = sessionsPage.grid.getByRole("img", {
        name: /^Open longer than its maximum/,
      });
      expect(await pictures.count()).toBe(await warnings.count());
      await expect(page.getByRole("heading", { name: "owned" })).toHaveCount(0);
      await expect(page.getByRole("table")).toHaveCount(0);
    });

    test("leaves every row its height", async ({ sessionsPage }) => {
      await sessionsPage.goto(path);
      for (const row of await sessionsPage.rows.all()) {
        expect((await row.boundingBox())?.height).toBe(40);
      }
    });

    test("leaves every cell its place", async ({ sessionsPage }) => {
      await sessionsPage.goto(path);
      const heads = await sessionsPage.grid.getByRole("columnheader").all();
      const lefts = await Promise.all(heads.map(async (head) => (await head.boundingBox())?.x));
      for (const row of await sessionsPage.rows.all()) {
        const cells = await row.getByRole("gridcell").all();
        const places = await Promise.all(cells.map(async (cell) => (await cell.boundingBox())?.x));
        expect(places).toEqual(lefts);
      }
    });

    test("stays inside its cell", async ({ sessionsPage }) => {
      await sessionsPage.goto(path);
      // What a cell shows is cut at its own edge, so nothing of it can lie under the next one.
      const spills = await sessionsPage.grid
        .getByRole("gridcell")
        .evaluateAll((cells) =>
          cells.flatMap((cell) =>
            cell.scrollWidth > cell.clientWidth + 5 ? [cell.textContent ?? ""] : [],
          ),
        );
      expect(spills).toEqual([]);
    });

    test("does not widen the page", async ({ page, sessionsPage }) => {
      await sessionsPage.goto(path);
      const overflow = () =>
        sessionsPage.grid.evaluate((grid) => [
          document.documentElement.scrollWidth - document.documentElement.clientWidth,
          grid.scrollWidth - grid.clientWidth,
        ]);
      expect(await overflow()).toEqual([0, 0]);
      await page.setViewportSize({ width: 360, height: 740 });
      await expect.poll(overflow).toEqual([0, 0]);
    });

    test("does not turn what stands around it", async ({ sessionsPage }) => {
      await sessionsPage.goto(path);
      // Direction marks and invisible characters never reach the page.
      expect(await sessionsPage.grid.textContent()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    });
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
    // Links of our own have no host.
    const outside = hrefs.filter((href) => !href.startsWith("/"));
    for (const href of outside) expect(new URL(href).host).toMatch(/\.console\.aws\.amazon\.com$/);
  }
});
