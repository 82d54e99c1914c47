import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port";

/** The launcher that the build makes. */
export const LAUNCHER = fileURLToPath(new URL("../../.next/standalone/server.js", import.meta.url));
/** The arguments that `npm start` gives to Node. npm itself is left out, because it has signals and exit codes of its own. */
export const START = ["--max-old-space-size=192", LAUNCHER];
const FIXED_CLOCK = fileURLToPath(new URL("fixed-clock.cjs", import.meta.url));

/** The environment of a server that knows AWS only through an emulator. The caller's own AWS settings are left out. */
export function emulatedAws(awsUrl: string, accessKeyId: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("AWS_") && !name.startsWith("SESSIONSCOPE_"),
  );
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    NEXT_TELEMETRY_DISABLED: "1",
    AWS_ENDPOINT_URL_SSM: awsUrl,
    AWS_ENDPOINT_URL_STS: awsUrl,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: "demo",
    AWS_REGION: "eu-west-1",
    AWS_EC2_METADATA_DISABLED: "true",
    // A spec about the rate limiter sets another value.
    SESSIONSCOPE_MAX_RPS: "1000",
  };
}

/** A running app. */
export type App = {
  url: string;
  pid: number;
  /** The lines that it has logged so far, each of them JSON. */
  logged: string[];
  /** All other output since it was ready. */
  complaints: string[];
  /** Stops reading its output, as a log shipper does that dies. */
  hangUp: () => void;
  /** Stops it as an orchestrator does; gives its exit code. */
  close: () => Promise<number | null>;
};

/** Longer than any start takes, even on a machine that builds at the same time. */
const START_MS = 60_000;

/**
 * Starts the built app. Its clock stands still if an instant is given. It takes a free port, or the port that the caller
 * gives because other servers have to know it beforehand.
 */
export async function startApp(
  env: NodeJS.ProcessEnv,
  clock?: string,
  port?: string,
): Promise<App> {
  const fixed = clock ? { E2E_CLOCK: clock, NODE_OPTIONS: `--require ${FIXED_CLOCK}` } : {};
  const child = spawn(process.execPath, START, {
    env: { SESSIONSCOPE_DRAIN_SECONDS: "0", ...env, ...fixed, PORT: port ?? (await freePort()) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const logged: string[] = [];
  const complaints: string[] = [];
  const impatience = setTimeout(() => child.kill("SIGKILL"), START_MS);
  const url = await readyUrl(child, logged, complaints).finally(() => clearTimeout(impatience));
  const hangUp = () => {
    child.stdout.destroy();
    child.stderr.destroy();
  };
  return { url, pid: child.pid ?? 0, logged, complaints, hangUp, close: () => stop(child) };
}

/** Waits for the line in which the launcher says that it is ready; gives the address in that line. */
function readyUrl(child: ChildProcess, logged: string[], complaints: string[]): Promise<string> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("The output of the app must be piped.");
  return new Promise((resolve, reject) => {
    let url: string | undefined;
    let refusal = "";
    createInterface(stdout).on("line", (line) => {
      logged.push(line);
      url ??= line.endsWith('"msg":"ready"}') ? /"url":"([^"]+)"/.exec(line)?.[1] : undefined;
      if (url) resolve(url);
      // An error that the server logs belongs beside the failing spec.
      if (line.startsWith('{"level":"error"')) process.stderr.write(`${line}\n`);
    });
    stderr.on("data", (chunk: Buffer) => {
      if (!url) refusal += chunk;
      else {
        complaints.push(String(chunk));
        process.stderr.write(chunk);
      }
    });
    child.once("error", reject);
    // At "exit" its last words may still be in the pipes.
    child.once("close", (code) => {
      reject(new Error(`The app ended with ${code}:\n${[refusal, ...logged].join("\n")}`));
    });
  });
}

/** Stops a child process and waits for its end; gives its exit code. */
export async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  // Long after the app itself would have given up. Other programs, such as next dev, may wait for ever.
  const impatience = setTimeout(() => child.kill("SIGKILL"), 12_000);
  await ended;
  clearTimeout(impatience);
  return child.exitCode;
}
