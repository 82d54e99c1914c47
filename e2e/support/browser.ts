import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const INSTALLED = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * What the browser itself would do beside the page. It takes one such list, so this one holds what Playwright's holds
 * and matters to the specs, and more: the pop-up of its address bar is a page of 400 files that every new window loads,
 * which no spec sees, and which takes as much of the processor as the page that is tested.
 */
const UNWANTED_FEATURES = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

/**
 * Flags for every start of the browser. Root cannot have Chromium's sandbox; the others keep it from
 * calling home, which a machine without network answers with noise and delays.
 */
export const BROWSER_ARGS = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${UNWANTED_FEATURES.join(",")}`,
];

/** The path of a browser for the specs: Playwright's, else an installed one, else one installed now. */
export function findBrowser(): string {
  return existing() ?? installed();
}

function existing(): string | null {
  const directories = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = [
    chromium.executablePath(),
    ...INSTALLED.flatMap((name) => directories.map((directory) => path.join(directory, name))),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ];
  return candidates.find(isExecutable) ?? null;
}

function installed(): string {
  console.log("No Chromium found; installing one for the specs.");
  run("npx", ["playwright", "install", "--with-deps", "chromium"]);
  const downloaded = existing();
  if (downloaded) return downloaded;
  console.log("Playwright could not download a browser; trying Debian's package.");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  run(...split([...sudo, "apt-get", "update"]));
  run(...split([...sudo, "apt-get", "install", "-y", "--no-install-recommends", "chromium"]));
  const packaged = existing();
  if (packaged) return packaged;
  throw new Error(
    "No browser for the specs. Install Chromium or Google Chrome, or run `npx playwright install chromium`.",
  );
}

function split([command = "", ...args]: string[]): [string, string[]] {
  return [command, args];
}

function run(command: string, args: string[]) {
  spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
