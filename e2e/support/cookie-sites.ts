import { startLoopbackServer } from "./loopback-server";

/** Two sites on loopback. One sets cookies and shows which of them come back; the other frames it. */
export type CookieSites = {
  /** Sets a cookie that goes to the frames of every site, and a cookie like the app's own. */
  leaves: string;
  /** A page of the other site. Its frame shows the cookies of its own request. */
  frames: string;
  close: () => Promise<void>;
};

/** Starts both. Browsers treat loopback as secure, so it can set cookies that are `Secure`. */
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
