import { expect, test } from "vitest";
import { openDashboard } from "@/components/testing/dashboard";
import { SESSIONS } from "@/components/testing/known-sessions";
import { sessionTable, texts } from "@/components/testing/session-table";
import { FIELDS, FILTER_KEYS } from "@/lib/sessions/query/fields";

const [session] = SESSIONS.history;

/** The lines of the open panel: label and text. */
function lines(): [string, string][] {
  const values = texts(sessionTable.panel.getByRole("definition"));
  return texts(sessionTable.panel.getByRole("term")).map((label, at) => [label, values[at] ?? ""]);
}

test("the panel shows every field of a session", async () => {
  if (!session) throw new Error("There is no session.");
  await openDashboard(`/history?session=${session.id}`);
  await expect.element(sessionTable.panel.getByRole("heading", { name: session.id })).toBeVisible();
  await expect.element(sessionTable.panel).toHaveTextContent("Terminated");
  // The heading has the id and the status.
  const keys = FILTER_KEYS.filter((key) => key !== "sessionId" && key !== "status");
  for (const key of keys) {
    const { label, read } = FIELDS[key];
    const text = key === "kind" ? "Shell" : read(session);
    await expect.poll(lines).toContainEqual([label, expect.stringContaining(text ?? "none")]);
  }
  await expect.poll(lines).toContainEqual(["Details", session.details]);
});
