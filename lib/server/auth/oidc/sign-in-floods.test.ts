import { beforeEach, describe, expect, it, vi } from "vitest";
import { log } from "@/lib/server/log/log";
import { cookieOf, locationOf, startSigningIn, VIEW } from "@/lib/testing/fakes/fake-browser";
import { callbackAnswer } from "./callback-answer";

// The log reads its level when it is loaded.
vi.hoisted(() => vi.stubEnv("SESSIONSCOPE_LOG_LEVEL", "silent"));

const { provider, login, comeBack } = await startSigningIn();

// Nobody gets anything back while a test runs.
vi.useFakeTimers({ toFake: ["performance"] });
beforeEach(() => vi.advanceTimersByTime(60_000));

async function flood(times: number, one: () => Promise<Response>): Promise<Response[]> {
  return await Promise.all(Array.from({ length: times }, one));
}

/** Somebody in a browser who sends an invented code. */
async function guess(): Promise<Response> {
  return callbackAnswer(await comeBack((query) => query.set("code", "guessed")));
}

describe("a flood of beginnings", () => {
  it("ends in being told when to come again, and in one line of the log", async () => {
    const warn = vi.spyOn(log, "warn");
    const refused = (await flood(500, () => login())).filter(({ status }) => status === 429);
    expect(refused).toHaveLength(100);
    expect(refused[0]?.headers.get("retry-after")).toBe("2");
    expect(refused[0]?.headers.get("refresh")).toBe(
      "0; url=/signed-out?return=%2Fhistory%3Frange%3D7d%26owner%3Dalice.chen&why=busy",
    );
    expect(warn.mock.calls).toMatchObject([[{ failure: "busy", untold: 0 }, "sign-in failed"]]);
    warn.mockRestore();
  });

  it("keeps nobody out who has signed in here", async () => {
    const cookie = cookieOf(await callbackAnswer(await comeBack()));
    await flood(500, () => login());
    expect((await login(VIEW, { cookie })).status).toBe(303);
    const forged = `${cookie.slice(0, -4)}AAAA`;
    expect((await login(VIEW, { cookie: forged })).status).toBe(429);
  });

  it("takes nothing of their share by beginnings that nobody has finished", async () => {
    const cookie = cookieOf(await callbackAnswer(await comeBack()));
    const begun = (await flood(399, () => login())).map(cookieOf);
    const again = await Promise.all(begun.map((pending) => login(VIEW, { cookie: pending })));
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set([429]));
    expect((await login(VIEW, { cookie })).status).toBe(303);
  });

  it("is no more than a few by one browser in which somebody has signed in", async () => {
    const cookie = cookieOf(await callbackAnswer(await comeBack()));
    await flood(500, () => login());
    const answers = await flood(10, () => login(VIEW, { cookie }));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(5);
  });
});

describe("a flood of answers that the provider never gave", () => {
  it("asks it no more than so often, and uses up nobody's sign-in", async () => {
    const before = provider.asked.get("/token") ?? 0;
    const refused = (await flood(80, guess)).filter(({ status }) => status === 429);
    expect(refused).toHaveLength(20);
    expect(refused[0]?.headers.get("retry-after")).toBe("2");
    expect((provider.asked.get("/token") ?? 0) - before).toBe(60);

    const request = await comeBack();
    expect((await callbackAnswer(request.clone())).status).toBe(429);
    vi.advanceTimersByTime(1000);
    expect(locationOf(await callbackAnswer(request))).toBe(VIEW);
  });
});
