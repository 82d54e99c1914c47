import { startEmulator } from "../../emulator/server";
import { emulatedAws, startApp } from "../../support/app-server";
import { expect, test } from "../../support/fixtures";

/** The latency of AWS: long enough that requests are under way when the signal comes. */
const LATENCY_MS = 700;

test("an app that is told to end answers requests under way, and new ones until none come", async ({
  request,
}) => {
  const aws = await startEmulator({ port: 0, latency: LATENCY_MS });
  const env = { ...emulatedAws(aws.url, "demo"), SESSIONSCOPE_DRAIN_SECONDS: "1" };
  const app = await startApp(env);
  expect((await request.get(`${app.url}/api/readyz`)).status()).toBe(200);

  const underWay = Array.from({ length: 20 }, () => request.get(`${app.url}/api/sessions`));
  // When this is answered, the app has read one of them.
  await request.get(`${app.url}/api/healthz`);
  const ended = app.close();
  await expect.poll(async () => (await request.get(`${app.url}/api/readyz`)).status()).toBe(503);
  const late = await request.get(`${app.url}/api/healthz`);
  expect(late.status()).toBe(200);
  expect(late.headers().connection).toBe("close");

  const statuses = (await Promise.all(underWay)).map((response) => response.status());
  expect(statuses).toEqual(statuses.map(() => 200));
  expect(await ended).toBe(0);
  await aws.close();
});

test("an app whose log has no reader any more goes on, and still ends in order", async ({
  request,
}) => {
  const aws = await startEmulator({ port: 0 });
  const app = await startApp(emulatedAws(aws.url, "demo"));
  app.hangUp();
  // Each of them writes a line of the audit.
  for (let read = 1; read <= 3; read += 1) {
    expect((await request.get(`${app.url}/api/sessions`)).status()).toBe(200);
  }
  expect((await request.get(`${app.url}/api/healthz`)).status()).toBe(200);
  expect(await app.close()).toBe(0);
  await aws.close();
});

test("an app that is told to end answers in time even where AWS has not answered", async ({
  request,
}) => {
  const aws = await startEmulator({ port: 0, latency: 4000 });
  const env = { ...emulatedAws(aws.url, "demo"), SESSIONSCOPE_MAX_RPS: "0.5" };
  const app = await startApp(env);
  // One call every two seconds: AWS would answer the last one after twelve, and the app ends nine after the signal. How
  // many are answered before depends on when the signal comes.
  const underWay = [1, 2, 3, 4, 5].map((last) =>
    request.get(`${app.url}/api/sessions?target=i-0000000000000000${last}`),
  );
  await request.get(`${app.url}/api/healthz`);
  const ended = app.close();
  const statuses = (await Promise.all(underWay)).map((answer) => answer.status());
  expect(new Set(statuses)).toEqual(new Set([200, 504]));
  expect(await ended).toBe(0);
  await aws.close();
});

test("probes are answered under every host name, and reveal nothing", async ({
  request,
  baseURL,
}) => {
  const headers = { host: "10.1.2.3:3000" };
  for (const [path, status] of [
    ["healthz", "alive"],
    ["readyz", "ready"],
  ]) {
    const url = `${baseURL}/api/${path}`;
    const answer = await request.get(url, { headers });
    expect(answer.status()).toBe(200);
    expect(await answer.json()).toEqual({ status });
    expect(answer.headers()["cache-control"]).toBe("private, no-store");
    expect((await request.head(url, { headers })).status()).toBe(200);
  }
});
