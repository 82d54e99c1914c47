import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const NEXT = require.resolve("next/dist/bin/next");
const FIXED_CLOCK = fileURLToPath(new URL("fixed-clock.cjs", import.meta.url));

/** The environment of a server that knows AWS only through an emulator, whatever the caller's says. */
export function emulatedAws(awsUrl: string, accessKeyId: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("AWS_") && !name.startsWith("SESSIONSCOPE_"),
  );
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    AWS_ENDPOINT_URL_SSM: awsUrl,
    AWS_ENDPOINT_URL_STS: awsUrl,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: "demo",
    AWS_REGION: "eu-west-1",
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

/** Starts the built app on a free port, its clock standing still if an instant is given. */
export async function startApp(
  env: NodeJS.ProcessEnv,
  clock?: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const child = spawn(process.execPath, [NEXT, "start", "-H", "127.0.0.1", "-p", "0"], {
    env: clock ? { ...env, E2E_CLOCK: clock, NODE_OPTIONS: `--require ${FIXED_CLOCK}` } : env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { url: await readyUrl(child), close: () => stop(child) };
}

/** Waits for the line in which Next says where it listens, and for the one that says that it does. */
async function readyUrl(child: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (url && output.includes("Ready")) resolve(url);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", (chunk: Buffer) => {
      read(chunk);
      // What the server logs as its own fault belongs beside the failing spec.
      if (output.includes("Ready")) process.stderr.write(chunk);
    });
    child.once("exit", (code) => reject(new Error(`next start ended with ${code}:\n${output}`)));
  });
}

/** Ends a child process and waits until it has ended. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  // Next waits for a connection that a browser opened ahead of any request; `npm start` itself for 5 s.
  const impatience = setTimeout(() => child.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(impatience);
}
