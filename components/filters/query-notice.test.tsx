import { describe, expect, test } from "vitest";
import { address, openDashboard } from "@/components/testing/dashboard";
import { filterBar } from "@/components/testing/filter-bar";
import { sessionTable, texts } from "@/components/testing/session-table";

/** The notice has every one of these texts. */
async function expectNotice(...parts: string[]) {
  for (const part of parts) await expect.element(filterBar.notice).toHaveTextContent(part);
}

describe("a link with mistakes", () => {
  test("applies what is usable and names the rest", async () => {
    await openDashboard(
      "/history?owner=alice.chen&status=!~&range=99d&after=yesterday&tz=Mars&__proto__=1",
    );
    await expectNotice(
      "status: the value is empty",
      "__proto__: there is no such filter",
      "range “99d” is not a whole number of m, h or d",
      "after “yesterday” is not an instant",
      "tz “Mars” is not utc, local or an IANA zone",
    );
    expect(texts(filterBar.chips)).toEqual([expect.stringMatching(/^Owner.*alice\.chen$/)]);
    await expect
      .poll(() => sessionTable.distinct("Owner"))
      .toEqual(new Set(["alice.chenAdminAccess"]));
  });

  test("names a filter that does not exist", async () => {
    await openDashboard("/history?onwer=alice.chen");
    await expectNotice("onwer: there is no such filter. The filters are account");
  });

  test("names the accounts and regions that nobody configured", async () => {
    await openDashboard("/history?account=nobody&account=dev&region=mars-north-1");
    await expectNotice(
      "account “nobody” is not a known account",
      "Sessionscope looks at prod, staging, dev.",
      "region “mars-north-1” is not a known region",
    );
    expect(texts(filterBar.chips)).toHaveLength(1);
    await expect.element(filterBar.chip("Account: dev")).toBeVisible();
    await expect.poll(() => sessionTable.distinct("Account")).toEqual(new Set(["dev"]));
  });

  test("is cleaned when the notice is dismissed", async () => {
    await openDashboard("/history?status=&owner=~alice.chen&tz=Europe/Berlin&colour=red");
    await filterBar.notice.getByRole("button", { name: "Dismiss this notice" }).click();
    await expect.poll(address).toBe("/history?owner=~alice.chen&tz=Europe/Berlin");
    await expect.element(filterBar.notice).not.toBeInTheDocument();
    await expect.element(filterBar.chip("Owner contains: alice.chen")).toBeVisible();
  });

  test("whose window is backwards keeps its beginning", async () => {
    await openDashboard("/history?after=2026-11-23T14:00:00Z&before=2026-11-22T14:00:00Z");
    await expectNotice("the window ends");
    await expect.element(filterBar.chip("Started: since 23 Nov 14:00 UTC")).toBeVisible();
  });
});

describe("the browser tab's title", () => {
  test.each([
    ["/active", "Active · Sessionscope"],
    ["/history?owner=alice.chen&range=7d", "alice.chen · last 7 days · History · Sessionscope"],
    ["/history?owner=a&owner=b&owner=c&owner=d", "a · b · c · +1 · History · Sessionscope"],
  ])("tells %s apart", async (path, title) => {
    await openDashboard(path);
    await expect.poll(() => document.title).toBe(title);
  });
});

test("the link of a row writes the view as the address does", async () => {
  await openDashboard("/history?owner=~alice&tz=Europe/Berlin");
  const links = sessionTable.rows.getByRole("link", { includeHidden: true });
  await expect
    .poll(() => links.elements()[0]?.getAttribute("href"))
    .toMatch(/^\/history\?owner=~alice&tz=Europe\/Berlin&session=[\w.-]+$/);
});
