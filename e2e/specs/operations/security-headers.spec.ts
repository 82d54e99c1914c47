import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../../support/fixtures";
import { listAll } from "../../support/sessions-api";

/** What a page's policy has kept from happening, from the page's beginning on. */
async function watchViolations(page: Page): Promise<() => Promise<unknown[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Reflect.set(window, "violations", seen);
    document.addEventListener("securitypolicyviolation", (event) => {
      seen.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  return () => page.evaluate(() => Reflect.get(window, "violations"));
}

test.describe("nothing is refused by its policy on", () => {
  for (const path of ["/active", "/history?range=7d&owner=alice.chen"]) {
    test(path, async ({ page, sessionsPage }) => {
      const violations = await watchViolations(page);
      await sessionsPage.goto(path);
      await page.keyboard.press("j");
      await page.keyboard.press("Enter");
      await expect(sessionsPage.panel).toBeVisible();
      expect(await violations()).toEqual([]);
    });
  }

  test("a session's page", async ({ page, request }) => {
    const violations = await watchViolations(page);
    const [session] = await listAll(request, "state=active&limit=1&range=1h");
    await page.goto(`/sessions/${session?.id}`);
    await expect(page.getByRole("button", { name: "Copy the session id" })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  test("a page that does not exist", async ({ page }) => {
    const violations = await watchViolations(page);
    await page.goto("/nowhere");
    await page.getByRole("link", { name: "History" }).click();
    await expect(page).toHaveURL("/history");
    expect(await violations()).toEqual([]);
  });
});

test.describe("a script that got into a page", () => {
  // Pages of their own: what is refused here is no fault.
  for (const [name, html] of [
    ["as an element", "<script>document.title = 'owned'</script>"],
    ["with a nonce of its own", "<script nonce='owned'>document.title = 'owned'</script>"],
    ["as a handler", `<img src="/nowhere.png" alt="" onerror="document.title = 'owned'">`],
    ["from a file of ours", `<script src="/api/owned.js"></script>`],
    ["from another host", `<script src="http://127.0.0.1:9/owned.js"></script>`],
  ] as const) {
    test(`does not run ${name}`, async ({ context }) => {
      const page = await context.newPage();
      const violations = await watchViolations(page);
      await page.route("**/active", async (route) => {
        const answer = await route.fetch();
        const body = (await answer.text()).replace("</body>", `${html}</body>`);
        await route.fulfill({ response: answer, body });
      });
      await page.goto("/active");
      await expect
        .poll(violations)
        .toContainEqual(expect.stringMatching(/^script-src-(?:elem|attr) /));
      await expect(page.getByRole("grid")).toBeVisible();
      await expect(page).not.toHaveTitle("owned");
    });
  }
});

test("every script of a page has the nonce of that answer, and no other answer has it", async ({
  request,
}) => {
  const answers = await Promise.all(
    ["/active", "/active", "/nowhere"].map((path) => request.get(path)),
  );
  const nonces = await Promise.all(
    answers.map(async (answer) => {
      const policy = answer.headers()["content-security-policy"] ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
      const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(3);
      for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`);
      return nonce;
    }),
  );
  expect(new Set(nonces).size).toBe(3);
});

test.describe("the headers of", () => {
  const FIXED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": expect.stringContaining("camera=()"),
    "content-security-policy": expect.stringMatching(/frame-ancestors 'none'/),
  };
  const UNKEPT = { ...FIXED, "cache-control": "private, no-store" };

  for (const [path, status, type] of [
    ["/active", 200, "text/html; charset=utf-8"],
    ["/sessions/nobody-0123456789abcdef0", 200, "text/html; charset=utf-8"],
    ["/nowhere", 404, "text/html; charset=utf-8"],
    ["/icon.svg", 200, "image/svg+xml"],
    ["/api/sessions", 200, "application/json"],
    ["/api/sessions?limit=x", 400, "application/problem+json"],
    ["/api/nothing", 404, "application/problem+json"],
    ["/api/healthz", 200, "application/json"],
    ["/_next/static/nothing.js", 404, "text/plain; charset=utf-8"],
    ["/_next/image?url=%2Ficon.svg&w=16&q=75", 404, "application/problem+json"],
    ["/api//sessions", 400, "application/problem+json"],
    ["/active%", 400, "application/problem+json"],
  ] as const) {
    test(path, async ({ request }) => {
      const answer = await request.get(path);
      expect(answer.status()).toBe(status);
      expect(answer.headers()).toMatchObject({ ...UNKEPT, "content-type": type });
      expect(answer.headers()).not.toHaveProperty("x-powered-by");
    });
  }

  test("a redirect", async ({ request }) => {
    const answer = await request.get("/?owner=a", { maxRedirects: 0 });
    expect(answer.status()).toBe(307);
    expect(answer.headers()).toMatchObject({ ...UNKEPT, location: "/active?owner=a" });
  });

  test("a file of the build, which alone may be kept", async ({ request }) => {
    const html = await (await request.get("/active")).text();
    const [path = ""] = html.match(/\/_next\/static\/[^"]+\.js/) ?? [];
    const answer = await request.get(path);
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject({
      ...FIXED,
      "cache-control": "public, max-age=31536000, immutable",
    });
  });
});

test("no page is prerendered: none could have a nonce, and Next lets caches keep it for a year", () => {
  const file = new URL("../../../.next/prerender-manifest.json", import.meta.url);
  const { routes } = JSON.parse(readFileSync(file, "utf8"));
  // The last resort when not even the layout can be rendered, which nobody can open; and a picture.
  expect(Object.keys(routes).sort()).toEqual(["/_global-error", "/icon.svg"]);
});
