import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { startLoopbackServer } from "../support/loopback-server";
import { type Claims, embedToken, type PortalKey } from "./embed-token";

/** A portal: another site's page with a view of Sessionscope in it, and a server that signs what may be seen there. */
export type Portal = {
  /** Its origin. */
  url: string;
  /** The content of its page and the claims of its tokens. They may change while it runs. */
  says: PortalSays;
  close: () => Promise<void>;
};

type PortalSays = {
  /** Where Sessionscope is, and by what name its tokens call it. */
  app: string;
  audience: string;
  /** Null: it has none, and its pages rely on cookies. */
  key: PortalKey | null;
  claims: Claims;
  /** How long a token lasts, in seconds. */
  lives: number;
  /** Whether it gives any. */
  gives: boolean;
  /** More attributes of the element. */
  attributes: string;
  now: () => number;
};

const SESSION = randomUUID();

/** Starts a portal under a name of this machine; a portal of another name than the app's is another site. */
export async function startPortal(
  at: { host: string; port: number },
  said: Partial<PortalSays>,
): Promise<Portal> {
  const says: PortalSays = {
    app: "",
    audience: "",
    key: null,
    claims: {},
    lives: 300,
    gives: true,
    attributes: "",
    now: Date.now,
    ...said,
  };
  const { url, close } = await startLoopbackServer(
    (request, response) => answer(request, response, says),
    at,
  );
  return { url, says, close };
}

function answer(request: IncomingMessage, response: ServerResponse, says: PortalSays) {
  const { pathname, search } = new URL(request.url ?? "/", "http://portal");
  if (pathname === "/page.js") return send(response, "text/javascript", file("page.js"));
  if (pathname === "/page.css") return send(response, "text/css", file("page.css"));
  if (pathname === "/") {
    response.writeHead(302, { Location: "/history" }).end();
    return;
  }
  if (pathname === "/active" || pathname === "/history") {
    const view = pathname.slice(1);
    return send(response, "text/html; charset=utf-8", page(says, view, search), {
      // As strict as a portal can be: no inline scripts or styles, and only Sessionscope from elsewhere.
      "Content-Security-Policy": `default-src 'none'; script-src 'self' ${says.app}; style-src 'self'; connect-src 'self'; frame-src ${says.app}; base-uri 'none'`,
      "Set-Cookie": `portal=${SESSION}; HttpOnly; SameSite=Lax; Path=/`,
    });
  }
  if (pathname.startsWith("/token/")) return sendToken(request, response, says);
  response.writeHead(404).end();
}

/** Its readers are known to the portal by its own cookie. */
function sendToken(request: IncomingMessage, response: ServerResponse, says: PortalSays) {
  const { key, audience: aud, claims, lives, gives } = says;
  const isKnown = request.headers.cookie?.includes(`portal=${SESSION}`);
  if (!isKnown || !gives || key === null) return response.writeHead(403).end();
  const view = (request.url ?? "").slice("/token/".length);
  const now = says.now();
  const exp = Math.floor(now / 1000) + lives;
  const token = embedToken(key, { now, aud, view, exp, ...claims });
  send(response, "application/json", JSON.stringify({ token }));
}

function page({ app, key, attributes }: PortalSays, view: string, search: string): string {
  const all = key === null ? attributes : `token-url="/token/${view}" ${attributes}`;
  return file("page.html")
    .replaceAll("{{app}}", app)
    .replace("{{view}}", view)
    .replace("{{query}}", search.replaceAll("&", "&amp;").replaceAll('"', "%22"))
    .replace('data-attributes=""', all);
}

function send(
  response: ServerResponse,
  type: string,
  body: string,
  headers: Record<string, string> = {},
) {
  response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store", ...headers });
  response.end(body);
}

function file(name: string): string {
  return readFileSync(new URL(name, import.meta.url), "utf8");
}
