import { BROWSER_ARGS, findBrowser } from "./browser";
import { expect, test } from "./embed-fixtures";

/** The cookie that a page leaves in a frame of another site is not even there for the frame itself. */
const NO_THIRD_PARTY_COOKIES = "--test-third-party-cookie-phaseout";

test.use({
  launchOptions: { executablePath: findBrowser(), args: [...BROWSER_ARGS, NO_THIRD_PARTY_COOKIES] },
});

test("works where the browser blocks cookies of other sites", async ({
  embedPage,
  page,
  context,
  stage,
}) => {
  await context.addCookies([{ name: "theme", value: "dark", url: stage.app, sameSite: "Lax" }]);
  const cookies: (string | undefined)[] = [];
  page.on("request", async (request) => {
    if (request.url().startsWith(stage.app)) cookies.push((await request.allHeaders()).cookie);
  });
  await embedPage.goto("/history");
  const kept = await embedPage.frame.locator("html").evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: this is what is tried.
    document.cookie = "tried=1; SameSite=None; Secure";
    return document.cookie;
  });
  expect(kept).toBe("");
  await embedPage.openRow(0);
  expect(cookies.length).toBeGreaterThan(3);
  expect(cookies.filter((cookie) => cookie !== undefined)).toEqual([]);
});
