import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { PlayedStage } from "./played-stage";

/** A process that was started as a container of the image would start it. */
export type ContainerRun = {
  child: ChildProcess;
  /** Everything it has written so far, to both of its outputs. */
  output: () => string;
  /** Its exit code, or the signal that ended it, once it has ended. */
  ended: Promise<number | NodeJS.Signals>;
};

/**
 * Runs a command of the image: in its directory, as its user if this process may change to it, and with nothing of
 * this machine's environment but the path of programs. Docker sets HOSTNAME, which a server may mistake for its own
 * setting; a read-only container without a tmpfs has no place for temporary files.
 */
export function runInImage(
  { root, workdir, env, user }: PlayedStage,
  [program = "", ...args]: readonly string[],
  given: Readonly<Record<string, string | undefined>>,
): ContainerRun {
  const isRoot = process.getuid?.() === 0;
  const child = spawn(program === "node" ? process.execPath : program, args, {
    cwd: path.join(root, workdir),
    env: {
      NODE_ENV: "production",
      PATH: path.dirname(process.execPath),
      HOME: "/",
      HOSTNAME: "3f2a9c1e5b7d",
      TMPDIR: root,
      ...env,
      ...given,
    },
    stdio: ["ignore", "pipe", "pipe"],
    ...(isRoot && user !== null && user),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  }
  const ended = once(child, "close").then(([code, signal]) => code ?? signal);
  return { child, output: () => output, ended };
}

/** The exit code or signal of a run. Kills the run and throws if it takes longer. */
export async function endOf({ child, ended, output }: ContainerRun, withinMs: number) {
  const late = new AbortController();
  const end = await Promise.race([ended, wait(withinMs, null, { signal: late.signal })]);
  late.abort();
  if (end !== null) return end;
  child.kill("SIGKILL");
  throw new Error(`Not ended within ${withinMs} ms:\n${output()}`);
}
