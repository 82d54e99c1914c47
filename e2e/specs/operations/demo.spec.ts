import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { EmbedPage } from "../../pages/embed-page";
import { SessionsPage } from "../../pages/sessions-page";
import { emulatedAws, stop } from "../../support/app-server";
import { test as base, expect } from "../../support/fixtures";
import { freePort } from "../../support/free-port";

type Demo = { app: string; portal: string };

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The demo as `npm run demo` starts it, but with the build that all specs use. */
const test = base.extend<{ demo: Demo }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands a destructured first argument.
  demo: async ({}, use) => {
    const command = ["--import", "tsx", "e2e/demo.ts", "--no-build"];
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...emulatedAws("", "demo"), PORT: await freePort() },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said: string[] = [];
    // The last line of a demo that has started. The loop also ends with the demo.
    for await (const line of createInterface(child.stdout)) {
      said.push(line);
      if (line.includes("Ctrl-C")) break;
    }
    const text = said.join("\n");
    await use({
      app: /Sessionscope is at (\S+)/.exec(text)?.[1] ?? text,
      portal: /portal of another site that embeds it is at (\S+)/.exec(text)?.[1] ?? text,
    });
    await stop(child);
    expect(child.exitCode, "a demo that was ended ends well").toBe(0);
  },
});

test("npm run demo says where its app and its portal are, and both show sessions", async ({
  page,
  demo,
}) => {
  // The demo shows sessions of today.
  await page.clock.setFixedTime(Date.now());
  await page.goto(`${demo.app}/active`);
  await expect(new SessionsPage(page).rows.first()).toBeVisible();
  // The portal is another site than the app.
  expect(new URL(demo.portal).hostname).not.toBe(new URL(demo.app).hostname);
  await new EmbedPage(page, { url: demo.portal }).goto("/history");
});
