import { expect } from "../../support/fixtures";
import { accountOf, test } from "../../support/many-accounts";
import { ask, rowsOf } from "../../support/sources-api";

test("a session is the same as its row, in Active and in History", async ({ request }) => {
  for (const state of ["active", "history"]) {
    for (const session of (await ask(request, `state=${state}&limit=5`)).sessions) {
      const response = await request.get(`/api/sessions/${session.id}`);
      expect(response.status()).toBe(200);
      expect(await response.json()).toEqual(session);
    }
  }
});

test("a session is found where the link says", async ({ request }) => {
  const { sessions } = await ask(request, "account=staging&region=us-east-1&limit=1");
  const path = `/api/sessions/${sessions[0]?.id}`;
  const there = await request.get(`${path}?account=staging&region=us-east-1`);
  expect(await there.json()).toEqual(sessions[0]);
  const elsewhere = await request.get(`${path}?account=dev`);
  expect(elsewhere.status()).toBe(404);
  expect(await elsewhere.json()).toMatchObject({
    detail: expect.stringContaining("no such session in dev (eu-west-1), neither in Active"),
  });
});

test.describe("with every character that AWS allows in an id", () => {
  test.use({ configured: { accounts: [accountOf("odd", "sessionscope-hostile")] } });

  test("a session is found by its percent-encoded id", async ({ request }) => {
    const { sessions } = await ask(request, "state=history&limit=200");
    const odd = sessions.find(({ id }) => id.startsWith("eve+=,.@_-eve-"));
    const path = encodeURIComponent(odd?.id ?? "");
    expect(path).toContain("eve%2B%3D%2C.%40_-eve-");
    const response = await request.get(`/api/sessions/${path}`);
    expect(response.status()).toBe(200);
    expect(await response.json()).toEqual(odd);
  });
});

test.describe("where one account is denied", () => {
  test.use({
    configured: { accounts: [accountOf("prod"), accountOf("denied", "sessionscope-denied")] },
  });

  test("a session of the other account is found", async ({ request }) => {
    const { sessions } = await ask(request, "state=history&limit=1");
    const response = await request.get(`/api/sessions/${sessions[0]?.id}`);
    expect(response.status()).toBe(200);
    expect(await response.json()).toEqual(sessions[0]);
  });

  test("the answer for a missing one names the account that was not searched", async ({
    request,
  }) => {
    const response = await request.get("/api/sessions/nobody-0123456789abcdef0");
    expect(response.status()).toBe(404);
    const { code, detail } = await response.json();
    expect(code).toBe("not-found");
    expect(detail).toContain("no such session in prod (eu-west-1), neither in Active nor");
    expect(detail).toContain("Not searched: denied (eu-west-1). ");
    expect(detail).toContain("ssm:DescribeSessions");
  });

  test("one that can only be in that account is a failure, not missing", async ({ request }) => {
    const response = await request.get("/api/sessions/nobody-0123456789abcdef0?account=denied");
    expect(response.status()).toBe(502);
    expect(await response.json()).toMatchObject({ code: "aws-access-denied" });
  });
});

test.describe("where AWS cuts its pages before it filters them", () => {
  test.use({ configured: { accounts: [accountOf("deep", "sessionscope-cut-first")] } });

  test("a session is found however deep it lies, by the cursor of each answer", async ({
    request,
  }) => {
    const last = (await rowsOf(request, "state=history&limit=200")).at(-1);
    const path = `/api/sessions/${last?.id}`;
    let response = await request.get(path);
    const unfinished: unknown[] = [];
    while (response.status() === 504) {
      const problem = await response.json();
      unfinished.push(problem.coverage);
      response = await request.get(`${path}?cursor=${problem.cursor}`);
    }
    expect(unfinished.length).toBeGreaterThan(0);
    expect(unfinished[0]).toMatchObject({ complete: false });
    expect(await response.json()).toEqual(last);
  });
});

test("a missing session's answer says whether AWS has forgotten it", async ({ request }) => {
  for (const [started, words] of [
    ["2026-09-01T08:00:00Z", "It started on 2026-09-01, more than 30 days ago"],
    ["2026-11-20T08:00:00Z", "It started on 2026-11-20, too recently to be forgotten"],
  ] as const) {
    const path = `/api/sessions/nobody-0123456789abcdef0?started=${started}`;
    const response = await request.get(path);
    expect.soft(response.status(), started).toBe(404);
    expect.soft((await response.json()).detail).toContain(words);
  }
});

test("an address that cannot be read is refused, and names its faulty keys", async ({
  request,
}) => {
  for (const [path, keys] of [
    ["x?account=x&foo=1", ["account", "foo"]],
    ["x?region=mars-north-1", ["region"]],
    ["x?started=yesterday", ["started"]],
    ["x".repeat(97), ["id"]],
  ] as const) {
    const response = await request.get(`/api/sessions/${path}`);
    expect.soft(response.status(), path).toBe(400);
    const { code, detail, errors } = await response.json();
    expect.soft(code, path).toBe("invalid-request");
    expect
      .soft(
        errors.map(({ key }: { key: string }) => key),
        path,
      )
      .toEqual(keys);
    for (const key of keys) expect.soft(detail, path).toContain(key);
  }
});
