import { describe, expect, test } from "vitest";
import { page } from "vitest/browser";
import { clipboardText } from "@/components/testing/clipboard";
import { openDashboard } from "@/components/testing/dashboard";
import { press } from "@/components/testing/keys";
import { NOW } from "@/components/testing/known-sessions";
import { sessionTable } from "@/components/testing/session-table";
import { makeSession } from "@/lib/testing/worlds/make-session";

const HOUR = 3_600_000;
const notice = page.getByText(/This computer’s clock/);
const at = (ms: number) => new Date(Date.parse(NOW) + ms).toISOString();
const open = (id: string, startedAt: string) =>
  makeSession({ id, startedAt, endedAt: null, status: "Connected", maxDurationMinutes: 60 });

const SESSIONS = [
  open("new-0000000000000001", at(-90_000)),
  open("due-0000000000000002", at(-HOUR / 2)),
  open("late-000000000000003", at(-HOUR * 1.5)),
];

describe.each([
  ["an hour slow", -HOUR, "60 minutes slow"],
  ["an hour fast", HOUR, "60 minutes fast"],
  ["years slow", -400 * 24 * HOUR, "400 days slow"],
])("a clock that is %s", (_name, error, text) => {
  test("is named, and ages go by the server's", async () => {
    await openDashboard("/active", { clock: at(error), sessions: SESSIONS });
    await expect.element(notice).toHaveTextContent(text);
    await expect
      .poll(() => sessionTable.column("Duration").map((each) => each.replace(/ ?\d+s$/, "")))
      .toEqual(["1m", "30m", "1h 30m"]);
    const overdue = page.getByRole("img", { name: /Open longer than its maximum/ });
    await expect.element(overdue).toBeVisible();
    expect(overdue.elements()).toHaveLength(1);
    expect(sessionTable.column("Started")[1]).toMatch(/30 min ago|29 min ago/);
  });

  test("does not move the window of a copied link", async () => {
    await openDashboard("/active?range=1h", { clock: at(error), sessions: SESSIONS });
    await expect.element(notice).toBeVisible();
    await press("c");
    await expect
      .poll(() => new URL(clipboardText()).searchParams.get("after")?.slice(0, 15))
      .toMatch(/^2026-11-23T16:[34]/);
  });
});

test("a clock that is right to a minute is not mentioned", async () => {
  await openDashboard("/active", { clock: at(50_000), sessions: SESSIONS });
  await expect.element(sessionTable.rows.first()).toBeVisible();
  await expect.element(notice).not.toBeInTheDocument();
  await openDashboard("/active", { sessions: SESSIONS });
  await expect.poll(() => sessionTable.column("Duration")[0]).toBe("1m 30s");
});
