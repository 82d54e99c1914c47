import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "../../support/fixtures";
import { listAll } from "../../support/sessions-api";

/** All violations of a page's policy since the page began to load. */
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

test("nothing is refused by its policy on the lists, a session's page and a missing page", async ({
  page,
  request,
  sessionsPage,
}) => {
  const violations = await watchViolations(page);
  for (const path of ["/active", "/history?range=7d&owner=alice.chen"]) {
    await sessionsPage.goto(path);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await expect(sessionsPage.panel).toBeVisible();
    expect.soft(await violations(), path).toEqual([]);
  }

  const [session] = await listAll(request, "state=active&limit=1&range=1h");
  await page.goto(`/sessions/${session?.id}`);
  await expect(page.getByRole("button", { name: "Copy the session id" })).toBeVisible();
  expect.soft(await violations(), "a session's page").toEqual([]);

  await page.goto("/nowhere");
  await page.getByRole("link", { name: "History" }).click();
  await expect(page).toHaveURL("/history");
  expect.soft(await violations(), "a page that does not exist").toEqual([]);
});

// In a window of its own: a violation is no failure here.
test("a script that got into a page does not run, whatever brings it in", async ({ context }) => {
  const page = await context.newPage();
  const violations = await watchViolations(page);
  let intruder = "";
  await page.route("**/active", async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace("</body>", `${intruder}</body>`);
    await route.fulfill({ response: answer, body });
  });
  for (const html of [
    "<script>document.title = 'owned'</script>",
    // With a nonce of its own.
    "<script nonce='owned'>document.title = 'owned'</script>",
    `<img src="/nowhere.png" alt="" onerror="document.title = 'owned'">`,
    // From a file of ours, and from another host.
    `<script src="/api/owned.js"></script>`,
    `<script src="http://127.0.0.1:9/owned.js"></script>`,
  ]) {
    intruder = html;
    await page.goto("/active");
    await expect
      .poll(violations, html)
      .toContainEqual(expect.stringMatching(/^script-src-(?:elem|attr) /));
    await expect.soft(page.getByRole("grid"), html).toBeVisible();
    await expect.soft(page, html).not.toHaveTitle("owned");
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

const FIXED = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": expect.stringContaining("camera=()"),
  "content-security-policy": expect.stringMatching(/frame-ancestors 'none'/),
};
const UNCACHED = { ...FIXED, "cache-control": "private, no-store" };

test("every answer has the security headers, and no cache may keep it", async ({ request }) => {
  for (const [path, status, type] of [
    ["/active", 200, "text/html; charset=utf-8"],
    ["/history", 200, "text/html; charset=utf-8"],
    ["/sessions/nobody-0123456789abcdef0", 200, "text/html; charset=utf-8"],
    ["/nowhere", 404, "text/html; charset=utf-8"],
    ["/icon.svg", 200, "image/svg+xml"],
    ["/api/sessions", 200, "application/json"],
    ["/api/sessions?limit=x", 400, "application/problem+json"],
    ["/api/sessions?limit=0", 400, "application/problem+json"],
    ["/api/sessions?cursor=x", 400, "application/problem+json"],
    ["/api/nothing", 404, "application/problem+json"],
    ["/api/healthz", 200, "application/json"],
    ["/_next/static/nothing.js", 404, "text/plain; charset=utf-8"],
    ["/_next/image?url=%2Ficon.svg&w=16&q=75", 404, "application/problem+json"],
    ["/api//sessions", 400, "application/problem+json"],
    ["/active%", 400, "application/problem+json"],
  ] as const) {
    const answer = await request.get(path);
    expect.soft(answer.status(), path).toBe(status);
    expect.soft(answer.headers(), path).toMatchObject({ ...UNCACHED, "content-type": type });
    expect.soft(answer.headers(), path).not.toHaveProperty("x-powered-by");
  }
  const redirect = await request.get("/?owner=a", { maxRedirects: 0 });
  expect.soft(redirect.status()).toBe(307);
  expect.soft(redirect.headers()).toMatchObject({ ...UNCACHED, location: "/active?owner=a" });
});

test("a file of the build may be kept by caches, and has the security headers", async ({
  request,
}) => {
  const html = await (await request.get("/active")).text();
  const [path = ""] = html.match(/\/_next\/static\/[^"]+\.js/) ?? [];
  const answer = await request.get(path);
  expect(answer.status()).toBe(200);
  expect(answer.headers()).toMatchObject({
    ...FIXED,
    "cache-control": "public, max-age=31536000, immutable",
  });
});

test("no page is prerendered, because it could have no nonce and Next would let caches keep it for a year", () => {
  const file = new URL("../../../.next/prerender-manifest.json", import.meta.url);
  const { routes } = JSON.parse(readFileSync(file, "utf8"));
  // The page for a layout that fails, which has no address of its own, and a picture.
  expect(Object.keys(routes).sort()).toEqual(["/_global-error", "/icon.svg"]);
});
