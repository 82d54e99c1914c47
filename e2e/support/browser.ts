import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const INSTALLED = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ON_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/**
 * Features of the browser that no spec needs. Chromium takes one such list, so this one repeats the entries of
 * Playwright's list that matter to the specs. The pop-up of the address bar is a page of 400 files that every new window
 * of a full Chromium loads: it costs as much processor time as the page under test.
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
 * Flags for every start of the browser. Chromium has no sandbox for root. The other flags stop it from calling home,
 * which causes noise and delays on a machine without a network.
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

/** The path of a full Chromium: Playwright's, else an installed one, else one installed now. */
export function findBrowser(): string {
  return existing() ?? installed();
}

/**
 * The path of the browser that most specs run in: a headless shell, which has no window to draw and takes half of the
 * processor. `null` leaves the choice to Playwright, which downloads a shell of its own beside its Chromium. A machine
 * that has no shell runs the specs in Chromium.
 */
export function findHeadlessShell(): string | null {
  const browser = findBrowser();
  if (browser === chromium.executablePath()) return null;
  return onPath(["chromium-headless-shell"]) ?? browser;
}

function existing(): string | null {
  const playwrights = chromium.executablePath();
  if (isExecutable(playwrights)) return playwrights;
  return onPath(INSTALLED) ?? [ON_MACOS].find(isExecutable) ?? null;
}

/** The first of some programs that is on the PATH. */
function onPath(names: readonly string[]): string | null {
  const directories = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = names.flatMap((name) =>
    directories.map((directory) => path.join(directory, name)),
  );
  return candidates.find(isExecutable) ?? null;
}

function installed(): string {
  console.log("No Chromium found; installing one for the specs.");
  run("npx", ["playwright", "install", "--with-deps", "chromium"]);
  const downloaded = existing();
  if (downloaded) return downloaded;
  console.log("Playwright could not download a browser; trying Debian's packages.");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const install = ["apt-get", "install", "-y", "--no-install-recommends"];
  run(...split([...sudo, "apt-get", "update"]));
  // The shell reads the `icudtl.dat` of Chromium's own package.
  run(...split([...sudo, ...install, "chromium", "chromium-headless-shell"]));
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
