import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { contextFiles, isIgnored } from "./docker-ignore";
import {
  instructionsOf,
  readCommand,
  readCopy,
  readDockerfile,
  readPairs,
  type Stage,
  textsOf,
} from "./dockerfile";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const dockerfile = readFileSync(new URL("../../deploy/Dockerfile", import.meta.url), "utf8");
const ignoreFile = readFileSync(new URL("../../.dockerignore", import.meta.url), "utf8");
const context = contextFiles(REPOSITORY, ignoreFile);

const stages = readDockerfile(dockerfile);
const final: Stage = stages.at(-1) ?? { base: "", name: null, instructions: [] };
const finalEnv = Object.assign({}, ...instructionsOf(final, "ENV").map(readPairs));

describe("the image", () => {
  it("is of the slim Node 24, in two stages", () => {
    expect(stages.map(({ base, name }) => [base, name])).toEqual([
      ["node:24-slim", "build"],
      ["node:24-slim", null],
    ]);
  });

  it("has nothing but what the build made, which the server cannot change", () => {
    const copies = instructionsOf(final, "COPY").map(readCopy);
    expect(copies).toEqual([{ from: "build", sources: ["/src/.next/standalone"], target: "./" }]);
    expect(textsOf(final, "RUN")).toEqual([]);
    expect(textsOf(final, "USER")).toEqual(["1001:1001"]);
    expect(dockerfile).not.toContain("--chown");
  });

  it("listens everywhere, and leaves it to its operator how people sign in", () => {
    expect(finalEnv).toEqual({
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      HOST: "0.0.0.0",
      PORT: "3000",
      NODE_OPTIONS: "--max-old-space-size=192",
    });
    expect(textsOf(final, "EXPOSE")).toEqual(["3000"]);
  });

  it("starts, ends and is checked without a shell", () => {
    const [healthcheck = ""] = textsOf(final, "HEALTHCHECK");
    expect(textsOf(final, "CMD").map(readCommand)).toEqual([["node", "server.js"]]);
    expect(textsOf(final, "STOPSIGNAL")).toEqual(["SIGTERM"]);
    const [program, flag, script = ""] = readCommand(healthcheck.replace(/^.*?CMD /, ""));
    expect([program, flag]).toEqual(["node", "-e"]);
    expect(script).toContain("/api/healthz");
    expect(() => new Function(script)).not.toThrow();
  });

  it("is built from the lockfile, with no secret among its instructions", () => {
    expect(stages.flatMap((stage) => textsOf(stage, "RUN"))).toEqual(["npm ci", "npm run build"]);
    expect(stages.flatMap((stage) => textsOf(stage, "ARG"))).toEqual([]);
    expect(dockerfile).not.toMatch(/secret|password|token|_KEY|AWS_/i);
  });

  it("copies files that exist", () => {
    const copies = instructionsOf(stages[0] ?? final, "COPY").map(readCopy);
    const sources = copies.flatMap(({ sources: paths }) => paths).filter((path) => path !== ".");
    expect(sources.length).toBeGreaterThan(2);
    expect(sources.filter((path) => !context.includes(path))).toEqual([]);
  });
});

describe("the image's context", () => {
  it.each([
    ".env",
    ".env.production",
    "deploy/.env",
    "deploy/prod.env",
    ".git/config",
    "node_modules/next/package.json",
    ".next/standalone/server.js",
    "deploy/terraform/example/terraform.tfstate.backup",
    "deploy/terraform/example/prod.tfvars",
    "npm-debug.log",
  ])("is without %s", (file) => {
    expect(isIgnored(file, ignoreFile)).toBe(true);
  });

  it("has all the code, types of what is not shipped included", () => {
    const folders = ["app", "components", "deploy", "e2e", "lib"];
    const code = folders.flatMap((folder) =>
      contextFiles(REPOSITORY, "", folder).filter((file) => /\.(?:c?[jt]sx?|css|svg)$/.test(file)),
    );
    expect(code.length).toBeGreaterThan(100);
    expect(code.filter((file) => !context.includes(file))).toEqual([]);
  });
});

describe("readDockerfile", () => {
  it("refuses what our Dockerfile does not use", () => {
    for (const text of ["FROM a\nADD x y", "FROM --platform=x a AS b", "FROM a\nONBUILD RUN x"]) {
      expect(() => readDockerfile(text), text).toThrow("Not understood");
    }
    const [stage = final] = readDockerfile("FROM a\nCOPY --chown=1 a b\n");
    expect(() => instructionsOf(stage, "COPY").map(readCopy)).toThrow();
    expect(() => readCommand("node server.js")).toThrow();
  });
});
