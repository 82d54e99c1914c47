import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stop } from "../support/app-server";

const NEXT = createRequire(import.meta.url).resolve("next/dist/bin/next");
const APP = fileURLToPath(new URL("empty-next", import.meta.url));
const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };

/** Builds an app of Next that has one route handler, which answers with this JSON, and runs it meanwhile. */
export async function withEmptyNext<Result>(
  json: string,
  measure: (url: string) => Promise<Result>,
): Promise<Result> {
  const { status } = spawnSync(process.execPath, [NEXT, "build", APP], {
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error(`next build of the empty app ended with ${status}.`);
  const folder = mkdtempSync(join(tmpdir(), "empty-next-"));
  const file = join(folder, "answer.json");
  writeFileSync(file, json);
  const child = spawn(process.execPath, [NEXT, "start", APP, "-H", "127.0.0.1", "-p", "0"], {
    env: { ...env, E2E_ANSWER: file },
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    return await measure(await listeningUrl(child));
  } finally {
    await stop(child);
    rmSync(folder, { recursive: true });
  }
}

/** Next says where it listens some time before it does. */
function listeningUrl(child: ChildProcess): Promise<string> {
  let output = "";
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0];
      if (url && output.includes("Ready")) resolve(url);
    });
    child.once("exit", (code) => reject(new Error(`The empty app ended with ${code}.`)));
  });
}
