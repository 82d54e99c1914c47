import { emulatedAws, startApp } from "../../support/app-server";
import { NOW } from "../../support/clock";
import { expect } from "../../support/fixtures";
import { BEHIND_PROXY, startForwardProxy } from "../../support/forward-proxy";
import { test } from "../../support/own-aws";

test("a forward proxy is the only way to AWS; the start names it, and so does its refusal", async ({
  aws,
  request,
}) => {
  const proxy = await startForwardProxy(aws.url, "alice:s3same");
  const host = new URL(proxy.url).host;
  const env = emulatedAws(`http://${BEHIND_PROXY}`, "demo");
  const started = await Promise.all(
    ["s3same", "hunter2"].map((password) =>
      startApp({ ...env, HTTP_PROXY: `http://alice:${password}@${host}` }, NOW),
    ),
  );
  const [admitted, refused] = started;

  const sessions = await request.get(`${admitted?.url}/api/sessions?state=active`);
  expect(sessions.status()).toBe(200);
  expect(proxy.passed).toContain(`POST http://${BEHIND_PROXY}/`);
  expect(proxy.passed).toHaveLength(aws.calls.length);
  const line = admitted?.logged.find((text) => text.includes("forward proxy"));
  expect(JSON.parse(line ?? "{}")).toMatchObject({
    https: "direct",
    http: { proxy: proxy.url, variable: "HTTP_PROXY", hasCredentials: true },
  });

  const calls = proxy.passed.length;
  const problem = await request.get(`${refused?.url}/api/sessions?state=active`);
  expect(problem.status()).toBe(502);
  expect(await problem.json()).toMatchObject({
    code: "aws-unavailable",
    detail: expect.stringContaining(`The proxy ${proxy.url} did not accept the user name`),
  });
  expect(proxy.passed).toHaveLength(calls);
  for (const app of started) expect(app.logged.join("\n")).not.toMatch(/s3same|hunter2/);
  await Promise.all(started.map((app) => app.close()));
  await proxy.close();
});
