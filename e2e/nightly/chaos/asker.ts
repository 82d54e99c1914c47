import { Agent, get, type IncomingHttpHeaders } from "node:http";

/** The longest wait of a viewer. The app answers within 15 s. */
const LIMIT_MS = 30_000;

/** The result of a request. Without an answer the status is 0, and the body says why. */
export type Reply = { status: number; body: string; headers: IncomingHttpHeaders; ms: number };

/** The part of an answer of `GET /api/sessions` that is used here. */
export type SessionsAnswer = {
  sessions: { id: string }[];
  cursor: string | null;
  sources: { account: string; status: "ok" | "error"; stale: boolean; asOf: string | null }[];
};

/** A client that keeps its connections, and takes whatever comes for an answer. */
export type Asker = { ask: (url: string) => Promise<Reply>; close: () => void };

/**
 * Opens one. A kept connection may be closed by the server in the moment in which it is used: then it asks
 * once more as browsers do, unless it `isStrict`.
 */
export function openAsker({ isStrict = false } = {}): Asker {
  const agent = new Agent({ keepAlive: true });
  const once = (url: string) =>
    new Promise<Reply & { isKeptLost: boolean }>((resolve) => {
      const begin = performance.now();
      const ms = () => performance.now() - begin;
      const fail = (error: Error) => {
        const isKeptLost = request.reusedSocket && "code" in error && error.code === "ECONNRESET";
        resolve({ status: 0, body: String(error), headers: {}, ms: ms(), isKeptLost });
      };
      const request = get(url, { agent }, (response) => {
        const { statusCode: status = 0, headers } = response;
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", fail);
        response.on("end", () => {
          const body = Buffer.concat(chunks).toString("utf8");
          resolve({ status, body, headers, ms: ms(), isKeptLost: false });
        });
      });
      request.setTimeout(LIMIT_MS, () => request.destroy(new Error("No answer came.")));
      request.on("error", fail);
    });
  return {
    async ask(url) {
      const reply = await once(url);
      return reply.isKeptLost && !isStrict ? await once(url) : reply;
    },
    close: () => agent.destroy(),
  };
}

/** A good answer's content; null for any other. */
export function sessionsOf({ status, body }: Reply): SessionsAnswer | null {
  return status === 200 ? JSON.parse(body) : null;
}

/** The code of a problem document; what came instead of one otherwise. */
export function codeOf({ status, body, headers }: Reply): string {
  const isProblem = headers["content-type"]?.includes("problem+json");
  return isProblem ? JSON.parse(body).code : `${status} ${body.slice(0, 60)}`;
}
