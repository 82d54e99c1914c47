import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { type Instruction, readCommand, readCopy, readPairs, type Stage } from "./dockerfile";

/** A stage that was played: its root directory, and how a container of it would run. */
export type PlayedStage = {
  root: string;
  /** Where the command starts, as it is called in the image. */
  workdir: string;
  env: Record<string, string>;
  user: { uid: number; gid: number } | null;
  command: string[];
};

/** Where files of a stage come from: the context, or a stage that was played before, by its name. */
type Origins = { context: string; stages: ReadonlyMap<string, string> };

/** Plays the steps of a stage below a directory, which stands for the root of the image. */
export function playStage({ instructions }: Stage, root: string, origins: Origins): PlayedStage {
  const played: PlayedStage = { root, workdir: "/", env: {}, user: null, command: [] };
  const inside = (name: string) => path.join(root, path.resolve(played.workdir, name));
  for (const instruction of instructions) {
    const { name, text } = instruction;
    if (name === "WORKDIR") {
      played.workdir = path.resolve(played.workdir, text);
      mkdirSync(inside("."), { recursive: true });
    } else if (name === "ENV") Object.assign(played.env, readPairs(instruction));
    else if (name === "USER") played.user = userOf(text);
    else if (name === "CMD") played.command = readCommand(text);
    else if (name === "COPY") copy(instruction, inside, origins);
    else if (name === "RUN") run(text, inside("."), played.env);
  }
  return played;
}

function copy(instruction: Instruction, inside: (name: string) => string, origins: Origins): void {
  const { text } = instruction;
  const { from, sources, target } = readCopy(instruction);
  const origin = from === null ? origins.context : origins.stages.get(from);
  if (origin === undefined) throw new Error(`COPY ${text}: no stage has that name.`);
  for (const source of sources) {
    const at = path.join(origin, source);
    if (!existsSync(at)) throw new Error(`COPY ${text}: there is no ${source}.`);
    // As Docker does: what is in a directory, not the directory itself.
    const isDirectory = statSync(at).isDirectory();
    const to = isDirectory ? inside(target) : path.join(inside(target), path.basename(at));
    cpSync(at, to, { recursive: true, verbatimSymlinks: true });
  }
}

function run(command: string, cwd: string, env: Readonly<Record<string, string>>): void {
  console.log(`RUN ${command}`);
  const pairs = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  // Docker's build has no NODE_ENV; with the one of a test, npm would leave out what builds.
  const args = ["-u", "NODE_ENV", ...pairs, "/bin/sh", "-c", command];
  const { status } = spawnSync("env", args, { cwd, stdio: "inherit" });
  if (status !== 0) throw new Error(`RUN ${command}: ended with ${status}.`);
}

function userOf(text: string): { uid: number; gid: number } {
  const [, uid, gid] = /^(\d+):(\d+)$/.exec(text) ?? [];
  if (uid === undefined || gid === undefined) throw new Error(`USER ${text}: must be numbers.`);
  return { uid: Number(uid), gid: Number(gid) };
}

/** Takes everybody's right to write from all that is below a directory, as a read-only root file system does. */
export function makeReadOnly(root: string): void {
  const { status } = spawnSync("chmod", ["-R", "a-w,a+rX", root], { stdio: "inherit" });
  if (status !== 0) throw new Error(`chmod of ${root} ended with ${status}.`);
}

/** Gives it back to the owner, who wants to delete it. */
export function makeWritable(root: string): void {
  spawnSync("chmod", ["-R", "u+w", root], { stdio: "inherit" });
  chmodSync(root, 0o700);
}
