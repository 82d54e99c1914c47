import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";
import { emulatedAws, START, startApp } from "../../support/app-server";
import { expect, test } from "../../support/fixtures";
import { startSigningProxy } from "../../support/signing-proxy";

const root = path.join(import.meta.dirname, "../../..");

// The commands of package.json without npm, whose own output and exit codes would hide theirs.
const DEMO = ["--import", "tsx", "e2e/demo.ts"];
const EMULATOR = ["--import", "tsx", "e2e/emulator/main.ts"];

/** Runs a command until it ends; gives its exit code and all that it printed. */
async function run(command: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, command, { cwd: root, env, timeout: 30_000 });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output += chunk;
  });
  await once(child, "close");
  return { code: child.exitCode, output };
}

/** A valid environment. */
function goodEnvironment(): NodeJS.ProcessEnv {
  const { HOST: _host, PORT: _port, ...env } = emulatedAws("http://127.0.0.1:9", "demo");
  return { ...env, HOME: "/nonexistent", PORT: "0" };
}

/** Runs something while a port is taken by another program. */
async function withTakenPort<T>(work: (port: string) => Promise<T>): Promise<T> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  try {
    return await work(String(port));
  } finally {
    server.close();
  }
}

test("npm start refuses a bad configuration and lists every issue", async () => {
  const { AWS_REGION: _region, ...env } = goodEnvironment();
  const { code, output } = await run(START, {
    ...env,
    HOST: "every where",
    PORT: "99999",
    AWS_ENDPOINT_URL_SSM: "ftp://user:hunter2@proxy.example/secret-path",
    SESSIONSCOPE_AUTH: "password",
    SESSIONSCOPE_URL: "https://sessions.example/path",
    SESSIONSCOPE_ACCESS: "group-7c1e",
    SESSIONSCOPE_EMBED_KEYS: "portal-key-3f9a",
    SESSIONSCOPE_ACOUNTS: "prod",
  });
  expect(code).toBe(1);
  expect(output).toContain("Sessionscope cannot start:");
  for (const name of [
    "HOST",
    "PORT",
    "AWS_ENDPOINT_URL_SSM",
    "SESSIONSCOPE_AUTH",
    "SESSIONSCOPE_URL",
    "SESSIONSCOPE_ACCESS",
    "SESSIONSCOPE_EMBED_KEYS",
    "SESSIONSCOPE_ACOUNTS",
    "AWS_REGION",
  ]) {
    expect(output).toContain(`  - ${name}: `);
  }
  expect(output).not.toMatch(/hunter2|secret-path|group-7c1e|portal-key-3f9a/);
});

test("npm start needs a region", async () => {
  const { AWS_REGION: _region, ...env } = goodEnvironment();
  const { code, output } = await run(START, { ...env, PORT: "3999" });
  expect(code).toBe(1);
  expect(output).toContain("set AWS_REGION, or AWS_PROFILE to a profile that has one");
});

test("npm start says that its port is taken", async () => {
  const { code, output } = await withTakenPort((port) =>
    run(START, { ...goodEnvironment(), PORT: port }),
  );
  expect(code).toBe(1);
  expect(output).toMatch(/PORT: \d+ on 127\.0\.0\.1 is taken by another program/);
});

test("npm start listens for others only with sign-in, and says so", async () => {
  const { code, output } = await run(START, {
    ...goodEnvironment(),
    HOST: "0.0.0.0",
    PORT: "3999",
    // A variable of earlier versions, which opened the app to everyone.
    SESSIONSCOPE_ALLOW_OPEN: "1",
  });
  expect(code).toBe(1);
  expect(output).toMatch(/ {2}- HOST: must be a loopback address .*Set SESSIONSCOPE_AUTH to oidc/);
  expect(output).toContain("  - SESSIONSCOPE_ALLOW_OPEN: there is no such variable");
});

test("npm start listens for others behind a proxy that signs their identity", async ({
  request,
}) => {
  const proxy = await startSigningProxy();
  const app = await startApp({
    ...emulatedAws(process.env.E2E_AWS_URL ?? "", "demo"),
    ...proxy.env,
    HOST: "0.0.0.0",
  });
  const sessions = `${app.url.replace("0.0.0.0", "127.0.0.1")}/api/sessions`;
  const host = { host: "sessions.example" };
  const insider = {
    ...host,
    ...(await proxy.headersOf({ email: "ann@x.example", groups: ["sre"] })),
  };
  const outsider = { ...host, ...(await proxy.headersOf({ email: "bob@x.example", groups: [] })) };
  const status = async (headers: Record<string, string>) =>
    (await request.get(sessions, { headers })).status();
  const statuses = [
    await status(insider),
    await status(outsider),
    await status(host),
    await status({ ...insider, "sec-fetch-site": "cross-site" }),
  ];
  const audits = app.logged.filter((line) => line.includes('"audit":"read"'));
  await app.close();
  await proxy.close();
  expect(statuses).toEqual([200, 403, 401, 403]);
  expect(audits[0]).toContain('"viewer":"ann@x.example"');
});

test("next start is refused, because it would check nothing", async () => {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const { code, output } = await run([next, "start", "-p", "0"], goodEnvironment());
  expect(code).toBe(1);
  expect(output).toContain("Start Sessionscope with npm start");
});

test("npm run demo says that its port is taken, before it builds", async () => {
  const { code, output } = await withTakenPort((port) =>
    run(DEMO, { ...goodEnvironment(), PORT: port }),
  );
  expect(code).toBe(1);
  expect(output).toMatch(/^Port \d+ is taken\. .*PORT=\d+ npm run demo$/m);
  expect(output).not.toContain("Building");
});

test("npm run demo refuses a port that is not a number", async () => {
  const { code, output } = await run(DEMO, { ...goodEnvironment(), PORT: "http" });
  expect(code).toBe(1);
  expect(output).toContain("PORT must be a number from 1 to 65535, not “http”.");
});

test("npm run emulator refuses bad options and lists every issue", async () => {
  const options = ["--port", "99999", "--tps=0", "--clock", "soon", "--sesions", "5", "extra"];
  const { code, output } = await run([...EMULATOR, ...options], goodEnvironment());
  expect(code).toBe(1);
  for (const issue of [
    "--port must be a whole number from 0 to 65535",
    "--tps must be a whole number from 1 to",
    "--clock must be an instant",
    "unknown option --sesions",
    "unexpected argument extra",
  ]) {
    expect(output).toContain(`Emulator: ${issue}`);
  }
});

test("npm run emulator says that its port is taken", async () => {
  const { code, output } = await withTakenPort((port) =>
    run([...EMULATOR, "--port", port], goodEnvironment()),
  );
  expect(code).toBe(1);
  expect(output).toMatch(/Emulator: port \d+ on 127\.0\.0\.1 is taken; choose another with --port/);
});
