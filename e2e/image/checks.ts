import { lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type ContainerRun, endOf, runInImage } from "./container-run";
import type { PlayedStage } from "./played-stage";

/** The longest time that a server may take to end after SIGTERM. */
const EXIT_MS = 10_000;

type Started = {
  env: Record<string, string | undefined>;
  url: string;
  /** The headers of a request by a person who is signed in. */
  headers: Record<string, string>;
  healthcheck: string[];
};

/** Starts the image's server, uses it, ends it, and throws at the first check that fails. */
export async function checkServer(image: PlayedStage, started: Started): Promise<void> {
  const { env, url, headers, healthcheck } = started;
  const before = filesBelow(image.root);
  const server = runInImage(image, image.command, env);
  try {
    await answers(`${url}/api/healthz`, server);
    await expectStatus(`${url}/api/readyz`, 200);
    demand(
      (await endOf(runInImage(image, healthcheck, env), EXIT_MS)) === 0,
      "its health check passes",
    );
    await checkStrangers(url);
    await checkPages(url, headers);
    demand(server.child.kill("SIGTERM"), "it is told to end");
    await untilDraining(`${url}/api/readyz`);
    const end = await endOf(server, EXIT_MS);
    demand(end === 0, `it drains and ends with 0 (${end})`);
    demand(filesBelow(image.root) === before, "it has written nothing");
  } catch (error) {
    server.child.kill("SIGKILL");
    throw new Error(`${String(error)}\n${server.output()}`);
  }
}

/** A word of the configuration that only a viewer's page may show. */
const REGION = "eu-west-1";

async function checkStrangers(url: string): Promise<void> {
  for (const path of ["/api/sessions", "/api/sessions/a-1", "/api/accounts"]) {
    await expectStatus(url + path, 401);
  }
  for (const path of ["/active", "/history", "/sessions/a-1"]) {
    const page = await (await fetch(url + path)).text();
    demand(!page.includes(REGION), `${path} shows a stranger nothing`);
  }
}

async function checkPages(url: string, headers: Record<string, string>): Promise<void> {
  const page = await (await expectStatus(`${url}/active`, 200, headers)).text();
  demand(page.includes(REGION), "a page knows what its viewer may see");
  const script = /\/_next\/static\/[^"\\]+?\.js/.exec(page)?.[0] ?? "";
  demand(script !== "", "the page names its scripts");
  await expectStatus(url + script, 200);
  const sessions = await (await expectStatus(`${url}/api/sessions?state=all`, 200, headers)).text();
  demand(sessions.includes('"startedAt"'), "it lists sessions");
}

async function expectStatus(
  url: string,
  status: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  const response = await fetch(url, { headers });
  demand(response.status === status, `${response.status} ${new URL(url).pathname}`);
  return response;
}

async function answers(url: string, { child }: ContainerRun): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return demand(true, "it is alive");
    await wait(50);
  }
  throw new Error("It has ended instead of answering.");
}

/** A signal takes a moment to arrive. A server that closes its port instead of saying so makes `fetch` throw. */
async function untilDraining(url: string): Promise<void> {
  const deadline = Date.now() + EXIT_MS;
  while (Date.now() < deadline) {
    const { status } = await fetch(url);
    if (status === 503) {
      return demand(true, "it says that it is not ready any more, and still answers");
    }
    await wait(10);
  }
  throw new Error("It never says that it is not ready any more.");
}

function demand(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(`Not so: ${what}`);
  console.log(`ok  ${what}`);
}

/** Names, sizes and times of all files, as one text to compare. */
function filesBelow(root: string): string {
  return readdirSync(root, { recursive: true })
    .map(String)
    .toSorted()
    .map((name) => {
      const { size, mtimeMs } = lstatSync(path.join(root, name));
      return `${name} ${size} ${mtimeMs}`;
    })
    .join("\n");
}
