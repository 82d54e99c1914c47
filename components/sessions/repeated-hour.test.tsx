import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { openDashboard } from "@/components/testing/dashboard";
import { sessionTable, texts } from "@/components/testing/session-table";
import { makeSession } from "@/lib/testing/worlds/make-session";

const SESSIONS = ["06:30:00.000Z", "05:30:00.000Z"].map((time, index) =>
  makeSession({
    id: `twice-000000000000000${index}`,
    startedAt: `2026-11-01T${time}`,
    endedAt: "2026-11-01T08:00:00.000Z",
  }),
);

test("two sessions of the hour that comes twice are told apart", async () => {
  await openDashboard("/history?tz=America/New_York", { sessions: SESSIONS });
  await expect
    .poll(() => sessionTable.column("Started"))
    .toEqual(["01:30:00 GMT-5", "01:30:00 GMT-4"]);
  const titles = page
    .getByRole("time")
    .elements()
    .map((time) => time.getAttribute("title"));
  expect(new Set(titles).size).toBe(2);
});

test("two windows of the hour that comes twice have two titles and two chips", async () => {
  const seen = new Set<string>();
  for (const hour of ["05", "06"]) {
    const window = `after=2026-11-01T${hour}:30:00Z&before=2026-11-01T${hour}:45:00Z`;
    await openDashboard(`/history?${window}&tz=America/New_York`, { sessions: SESSIONS });
    const chip = page.getByRole("group", { name: /^Started: / });
    await expect.element(chip).toHaveTextContent(hour === "05" ? "GMT-4" : "GMT-5");
    await expect.poll(() => sessionTable.rows.elements().length).toBe(1);
    seen.add(texts(chip).join()).add(document.title);
    seen.add(texts(page.getByText(/^End of the window/)).join());
  }
  expect(seen.size).toBe(6);
});
