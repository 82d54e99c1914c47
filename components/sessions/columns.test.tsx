import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { openDashboard } from "@/components/testing/dashboard";
import { SESSIONS } from "@/components/testing/known-sessions";
import { sessionTable, texts } from "@/components/testing/session-table";
import { COLUMNS, type ColumnName } from "@/lib/sessions/query/columns";

const [session] = SESSIONS.history;

/** The head of each column and its cell for that session. All texts differ, so no cell can stand for another. */
const SHOWN: Record<ColumnName, [head: string, cell: string]> = {
  status: ["Status", "Terminated"],
  owner: ["Owner", "alice.chenAdminAccess"],
  target: ["Target", "i-0123456789abcde00"],
  started: ["Started UTC", "17:00:00"],
  duration: ["Duration", "15m 00s"],
  kind: ["Kind", "Shell"],
  account: ["Account", "prod"],
  region: ["Region", "eu-west-1"],
  reason: ["Reason", "INC-4821 disk full"],
  sessionId: ["Session ID", "ended-00000000000000000"],
};

test("every column has its own name and its own text of a session", async () => {
  const viewport = { width: 1800, height: 900 };
  await openDashboard(`/history?sessionId=${session?.id}`, { viewport });
  const [heads, cells] = [0, 1].map((at) => COLUMNS.map(({ name }) => SHOWN[name][at]));
  expect(new Set(cells).size).toBe(COLUMNS.length);
  await expect.poll(() => texts(page.getByRole("columnheader"))).toEqual(heads);
  await expect.poll(() => texts(sessionTable.rows.getByRole("gridcell"))).toEqual(cells);
});
