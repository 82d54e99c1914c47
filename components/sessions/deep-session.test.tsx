import { expect, test } from "vitest";
import { openDashboard } from "@/components/testing/dashboard";
import { SESSIONS } from "@/components/testing/known-sessions";
import { sessionTable } from "@/components/testing/session-table";

const [known] = SESSIONS.history;
const deep = known && { ...known, id: "deep.session-0123" };
const { panel } = sessionTable;

/** The problem of a search that goes on with this cursor. */
function unfinished(cursor: string, searchedBackTo: string | null): Response {
  return problem("aws-timeout", 504, "AWS has older sessions.", {
    cursor,
    coverage: { scanned: 10, searchedBackTo, complete: false },
  });
}

function problem(code: string, status: number, detail: string, members: object = {}): Response {
  return Response.json({ type: "", title: code, status, detail, code, ...members }, { status });
}

const never = () => new Promise<Response>(() => undefined);

/** Opens the panel of a session that the list does not have. The server gives these answers, and hangs after them. */
async function open(answers: (() => Response | Promise<Response>)[]) {
  const cursors: (string | null)[] = [];
  const oneSession = (url: URL) => {
    cursors.push(url.searchParams.get("cursor"));
    return (answers[cursors.length - 1] ?? never)();
  };
  await openDashboard("/history?session=deep.session-0123", { oneSession });
  return cursors;
}

test("a deep search goes on by itself, says how far it got, and finds the session", async () => {
  const cursors = await open([
    () => unfinished("c1", null),
    () => unfinished("c2", "2026-11-20T10:00:00.000Z"),
    () => Response.json(deep),
  ]);
  await expect.element(panel).toHaveTextContent("Terminated");
  expect(cursors).toEqual([null, "c1", "c2"]);
});

test("a deep search can be stopped, and searches further on demand", async () => {
  const cursors = await open([
    () => unfinished("c1", "2026-11-20T10:00:00.000Z"),
    never,
    () => Response.json(deep),
  ]);
  await expect
    .element(panel.getByRole("status"))
    .toHaveTextContent(
      /^Looking for this session in Active and History… Searched back to .*20 Nov/,
    );
  await panel.getByRole("button", { name: "Stop" }).click();
  await expect
    .element(panel.getByRole("status"))
    .toHaveTextContent(/^Stopped\. Not found so far\./);
  await panel.getByRole("button", { name: "Search further" }).click();
  await expect.element(panel).toHaveTextContent("Terminated");
  expect(cursors).toEqual([null, "c1", "c1"]);
});

test("a deep search ends at a failure, and Retry goes on where it was", async () => {
  const cursors = await open([
    () => unfinished("c1", null),
    () => problem("aws-throttled", 503, "AWS is limiting the rate of calls."),
    () => problem("not-found", 404, "AWS lists no such session."),
    () => unfinished("c2", null),
  ]);
  await expect.element(panel.getByRole("alert")).toHaveTextContent("AWS is limiting the rate");
  await panel.getByRole("button", { name: "Retry" }).click();
  await expect.element(panel.getByRole("status")).toHaveTextContent("AWS lists no such session.");
  expect(cursors).toEqual([null, "c1", "c1"]);
  await panel.getByRole("button", { name: "Retry" }).click();
  await expect.poll(() => cursors).toEqual([null, "c1", "c1", null, "c2"]);
});
