import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { startEmulator } from "../emulator/server";
import { emulatedAws } from "../support/app-server";
import { freePort } from "../support/free-port";
import { startSigningProxy } from "../support/signing-proxy";
import { checkServer } from "./checks";
import { endOf, runInImage } from "./container-run";
import { contextFiles } from "./docker-ignore";
import { readCommand, readDockerfile, type Stage, textsOf } from "./dockerfile";
import { makeReadOnly, makeWritable, type PlayedStage, playStage } from "./played-stage";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Plays the Dockerfile's steps without Docker, on a clean directory, and starts what comes out of them as a
 * container would: read-only, as the image's user, with the image's environment. `--built` takes the build
 * that is there in place of the build stage.
 */
async function main() {
  const directory = mkdtempSync(path.join(tmpdir(), "sessionscope-image-"));
  // The image's user has to get through it.
  chmodSync(directory, 0o755);
  try {
    const image = play(directory, process.argv.includes("--built"));
    makeReadOnly(image.root);
    await check(image, readCommand(healthcheckOf(finalStage()).replace(/^.*?CMD /, "")));
  } finally {
    makeWritable(directory);
    rmSync(directory, { recursive: true });
  }
}

function stages(): Stage[] {
  return readDockerfile(readFileSync(new URL("../../deploy/Dockerfile", import.meta.url), "utf8"));
}

function finalStage(): Stage {
  const stage = stages().at(-1);
  if (stage === undefined) throw new Error("The Dockerfile has no stages.");
  return stage;
}

function healthcheckOf(stage: Stage): string {
  return textsOf(stage, "HEALTHCHECK").join("");
}

function play(directory: string, isBuilt: boolean): PlayedStage {
  const context = path.join(directory, "context");
  const roots = new Map<string, string>();
  for (const stage of stages().slice(0, -1)) {
    const root = path.join(directory, stage.name ?? "unnamed");
    mkdirSync(root);
    roots.set(stage.name ?? "", root);
    const workdir = textsOf(stage, "WORKDIR").at(-1) ?? "";
    // The repository, built, stands where the stage would have copied and built it.
    if (isBuilt) symlinkSync(REPOSITORY, path.join(root, workdir));
    else {
      copyContext(context);
      playStage(stage, root, { context, stages: roots });
    }
  }
  const root = path.join(directory, "image");
  mkdirSync(root);
  return playStage(finalStage(), root, { context, stages: roots });
}

function copyContext(context: string): void {
  const ignoreFile = readFileSync(path.join(REPOSITORY, ".dockerignore"), "utf8");
  for (const file of contextFiles(REPOSITORY, ignoreFile)) {
    cpSync(path.join(REPOSITORY, file), path.join(context, file), { verbatimSymlinks: true });
  }
}

async function check(image: PlayedStage, healthcheck: string[]): Promise<void> {
  const bare = runInImage(image, image.command, {});
  const end = await endOf(bare, 10_000);
  if (end !== 1 || !/ {2}- HOST: .*Set SESSIONSCOPE_AUTH to oidc or jwt/.test(bare.output())) {
    throw new Error(`A bare start ended with ${end}, and not by refusing:\n${bare.output()}`);
  }
  console.log("ok  a bare start refuses and says that people have to sign in");

  const emulator = await startEmulator({ port: 0, sessions: 200 });
  const proxy = await startSigningProxy();
  try {
    const port = await freePort();
    const aws = Object.entries(emulatedAws(emulator.url, "demo"));
    const env = {
      ...Object.fromEntries(aws.filter(([name]) => name.startsWith("AWS_"))),
      ...proxy.env,
      PORT: port,
    };
    const headers = await proxy.headersOf({ email: "ann@x.example", groups: ["sre"] });
    await checkServer(image, { env, url: `http://127.0.0.1:${port}`, headers, healthcheck });
  } finally {
    await proxy.close();
    await emulator.close();
  }
}

await main();
