import { expect } from "../../support/fixtures";
import { accountOf, test } from "../../support/many-accounts";
import { ask } from "../../support/sources-api";

for (const state of ["active", "history"]) {
  test(`a session of ${state} is the same as its row`, async ({ request }) => {
    for (const session of (await ask(request, `state=${state}&limit=5`)).sessions) {
      const response = await request.get(`/api/sessions/${session.id}`);
      expect(response.status()).toBe(200);
      expect(await response.json()).toEqual(session);
    }
  });
}

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

  test("a session of the others is found all the same", async ({ request }) => {
    const { sessions } = await ask(request, "state=history&limit=1");
    const response = await request.get(`/api/sessions/${sessions[0]?.id}`);
    expect(response.status()).toBe(200);
    expect(await response.json()).toEqual(sessions[0]);
  });

  test("one that is not found says where nobody could look", async ({ request }) => {
    const response = await request.get("/api/sessions/nobody-0123456789abcdef0");
    expect(response.status()).toBe(404);
    const { code, detail } = await response.json();
    expect(code).toBe("not-found");
    expect(detail).toContain("no such session in prod (eu-west-1), neither in Active nor");
    expect(detail).toContain("Not searched: denied (eu-west-1). ");
    expect(detail).toContain("ssm:DescribeSessions");
  });

  test("one that can only be there is a failure, not missing", async ({ request }) => {
    const response = await request.get("/api/sessions/nobody-0123456789abcdef0?account=denied");
    expect(response.status()).toBe(502);
    expect(await response.json()).toMatchObject({ code: "aws-access-denied" });
  });
});

for (const [started, words] of [
  ["2026-09-01T08:00:00Z", "It started on 2026-09-01, more than 30 days ago"],
  ["2026-11-20T08:00:00Z", "It started on 2026-11-20, too recently to be forgotten"],
] as const) {
  test(`one that started on ${started} says whether AWS has forgotten it`, async ({ request }) => {
    const path = `/api/sessions/nobody-0123456789abcdef0?started=${started}`;
    const response = await request.get(path);
    expect(response.status()).toBe(404);
    expect((await response.json()).detail).toContain(words);
  });
}

for (const [path, keys] of [
  ["x?account=x&foo=1", ["account", "foo"]],
  ["x?region=mars-north-1", ["region"]],
  ["x?started=yesterday", ["started"]],
  ["x".repeat(97), ["id"]],
] as const) {
  test(`${path.slice(0, 30)} is refused and names ${keys.join(" and ")}`, async ({ request }) => {
    const response = await request.get(`/api/sessions/${path}`);
    expect(response.status()).toBe(400);
    const { code, detail, errors } = await response.json();
    expect(code).toBe("invalid-request");
    expect(errors.map(({ key }: { key: string }) => key)).toEqual(keys);
    for (const key of keys) expect(detail).toContain(key);
  });
}
