import { startLoopbackServer } from "./loopback-server";

/** Two sites on loopback: one leaves cookies and shows which come back, and the other frames it. */
export type CookieSites = {
  /** Leaves a cookie that goes to every site's frames, and one like the app's own. */
  leaves: string;
  /** A page of the other site, whose frame says which cookies came with its request. */
  frames: string;
  close: () => Promise<void>;
};

/** Loopback counts as secure, so that cookies that demand it can be left there. */
export async function startCookieSites(): Promise<CookieSites> {
  const kept = await startLoopbackServer((request, response) => {
    response.setHeader("Content-Type", "text/html");
    if (request.url === "/leave") {
      response.setHeader("Set-Cookie", [
        "open=1; SameSite=None; Secure; Path=/",
        "own=1; SameSite=Lax; Path=/",
      ]);
    }
    response.end(`<p role="status">cookies: ${request.headers.cookie ?? "none"}</p>`);
  });
  const framing = await startLoopbackServer(
    (_, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(`<iframe src="${kept.url}/seen"></iframe>`);
    },
    { host: "localhost" },
  );
  return {
    leaves: `${kept.url}/leave`,
    frames: framing.url,
    async close() {
      await Promise.all([kept.close(), framing.close()]);
    },
  };
}
