import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";

/** Two sites on loopback: one leaves cookies and shows which come back, and the other frames it. */
export type CookieSites = {
  /** Leaves a cookie that goes to every site's frames, and one like the app's own. */
  leaves: string;
  /** A page of the other site, whose frame says which cookies came with its request. */
  frames: string;
  close: () => void;
};

/** Loopback counts as secure, so that cookies that demand it can be left there. */
export async function startCookieSites(): Promise<CookieSites> {
  const kept = await serve("127.0.0.1", (request, response) => {
    response.setHeader("Content-Type", "text/html");
    if (request.url === "/leave") {
      response.setHeader("Set-Cookie", [
        "open=1; SameSite=None; Secure; Path=/",
        "own=1; SameSite=Lax; Path=/",
      ]);
    }
    response.end(`<p role="status">cookies: ${request.headers.cookie ?? "none"}</p>`);
  });
  const framing = await serve("localhost", (_, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(`<iframe src="${kept.url}/seen"></iframe>`);
  });
  return {
    leaves: `${kept.url}/leave`,
    frames: framing.url,
    close() {
      kept.close();
      framing.close();
    },
  };
}

async function serve(host: string, answer: RequestListener) {
  const server = createServer(answer).listen(0, host);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://${host}:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
