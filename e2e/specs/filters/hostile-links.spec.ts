import { expect, test } from "../../support/fixtures";

const SCRIPT = "<script>alert(1)</script>";
const many = (key: string, count: number, value = "i-") =>
  Array.from({ length: count }, (_, index) => `${key}=${value}${index}`).join("&");

const LINKS = [
  { name: "a script as a value", query: `owner=${SCRIPT}&status=${SCRIPT}` },
  { name: "a script as a key", query: `${SCRIPT}=1` },
  { name: "a zero byte", query: "owner=%00&target=a%00b" },
  { name: "bytes that are no text", query: "owner=%E0%A4%A&target=%FF%FE" },
  { name: "line breaks", query: "owner=a%0D%0ASet-Cookie:x=1&reason=%0A" },
  { name: "a very long value", query: `owner=${"x".repeat(8000)}` },
  { name: "60 values of one key", query: many("target", 60) },
  { name: "60 values of several keys", query: `${many("target", 30)}&${many("owner", 30)}` },
  { name: "more text than a query may have", query: many("target", 40, "x".repeat(200)) },
  { name: "names of JavaScript's own", query: "__proto__=1&constructor=2&toString=3" },
  { name: "keys as if they were lists", query: "owner[]=a&owner[0]=b&owner.x=c" },
  { name: "a session of another world", query: "session=../../etc/passwd" },
];

test("a hostile link gets a page, not a crash", async ({ page, sessionsPage, filterBar }) => {
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("dialog", (dialog) => {
    errors.push(dialog.message());
    return dialog.dismiss();
  });
  for (const { name, query } of LINKS) {
    await test.step(name, async () => {
      const answer = await page.goto(`/history?${query}`);
      expect.soft(answer?.status(), name).toBe(200);
      const nothing = page.getByRole("heading", { name: "No session matches these filters" });
      await expect.soft(sessionsPage.rows.first().or(nothing), name).toBeVisible();
      await filterBar.addButton.click();
      await expect
        .soft(filterBar.popover.getByRole("menuitem", { name: "Owner" }), name)
        .toBeVisible();
      if (query === many("target", 60)) {
        await expect
          .soft(filterBar.notice)
          .toContainText("60 values are too many; at most 50 are allowed.");
        await page.keyboard.press("Escape");
        await expect.soft(filterBar.chips).toHaveText([/^Target.* \+48$/]);
      }
      expect.soft(errors, name).toEqual([]);
    });
  }
  await page.goto(`/history?owner=${SCRIPT}`);
  await expect(filterBar.chip(`Owner: ${SCRIPT}`)).toBeVisible();
  await expect(page).toHaveTitle(`${SCRIPT} · History · Sessionscope`);
});
