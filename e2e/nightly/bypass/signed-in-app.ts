import { request } from "@playwright/test";
import { NOW } from "../../support/clock";
import type { SignInWorld } from "../../support/sign-in-world";

/** The secret of another server. Cookies that it has sealed are not valid here. */
const FOREIGN_KEY = "XJG0hcC/j7zR8ZUFY0NnbfOIK0dtUa/7izSMC9GaImw=";
/** The length of a session in milliseconds. There is no request in between, so it has also been idle for too long. */
const LIFETIME = 8 * 3_600_000;
const LONG_AGO = new Date(Date.parse(NOW) - LIFETIME).toISOString();

/** The proofs of people who are not signed in, or not any more. */
export const OUTSIDERS = [
  "no cookie",
  "the cookie of another server",
  "the cookie of a session that was signed out",
  "the cookie of a session that is older than 8 hours",
] as const;
export type Outsider = (typeof OUTSIDERS)[number];

/** An app that people sign in to, and what it may not tell who is not. */
export type SignedInApp = {
  port: number;
  host: string;
  /** The header lines of a person who is signed in and sees everything. */
  proofs: string[];
  outsiders: Record<Outsider, string[]>;
  /** A session of AWS that exists. */
  sessionId: string;
  words: string[];
};

/** Has Alice sign in to one server after another at the same address; the last one, which has only her last session, stays. */
export async function signInEverywhere(world: SignInWorld): Promise<SignedInApp> {
  await world.restartApp({ env: { SESSIONSCOPE_SESSION_KEYS: FOREIGN_KEY } });
  const foreign = await cookieOfAlice(world.url);
  await world.restartApp({ now: LONG_AGO });
  const old = await cookieOfAlice(world.url);
  await world.restartApp({});
  const ended = await cookieOfAlice(world.url);
  const out = await fetch(`${world.url}/auth/logout`, {
    method: "POST",
    headers: { cookie: ended, origin: world.url, "sec-fetch-site": "same-origin" },
    redirect: "manual",
  });
  if (out.status >= 400) throw new Error(`Signing out answered ${out.status}.`);
  const cookie = await cookieOfAlice(world.url);
  const answer = await fetch(`${world.url}/api/sessions?state=history&limit=200`, {
    headers: { cookie },
  });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const { sessions }: { sessions: Row[] } = await answer.json();
  const { host, port } = new URL(world.url);
  return {
    host,
    port: Number(port),
    proofs: [`Cookie: ${cookie}`],
    outsiders: {
      "no cookie": [],
      "the cookie of another server": [`Cookie: ${foreign}`],
      "the cookie of a session that was signed out": [`Cookie: ${ended}`],
      "the cookie of a session that is older than 8 hours": [`Cookie: ${old}`],
    },
    sessionId: sessions.find(({ id }) => /^[\w.-]+$/.test(id))?.id ?? "",
    words: [...new Set(sessions.flatMap(wordsOf))],
  };
}

type Row = { id: string; target: string | null; owner: string | null };

function wordsOf({ id, target, owner }: Row): string[] {
  return [id, target, owner].filter((word) => word !== null);
}

/** Goes the way of a browser, without one; gives the cookie of the session that it ends with. */
async function cookieOfAlice(url: string): Promise<string> {
  const browser = await request.newContext();
  const asked = await browser.get(`${url}/auth/login?return=/api/accounts`);
  const { origin, pathname } = new URL(asked.url());
  const arrived = await browser.post(`${origin}${pathname}?as=alice`);
  const { cookies } = await browser.storageState();
  await browser.dispose();
  const session = cookies.find(({ name }) => name === "sessionscope");
  if (session === undefined)
    throw new Error(`The sign-in did not set a cookie at ${arrived.url()}.`);
  return `${session.name}=${session.value}`;
}
