import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair } from "jose";
import Provider, { type Configuration } from "oidc-provider";

/** The people who can sign in there. */
const PEOPLE = [
  { id: "alice", name: "Alice Chen", email: "alice.chen@example.com", groups: ["sre", "payments"] },
  { id: "bob", name: "Bob Marsh", email: "bob.marsh@example.com", groups: ["payments"] },
  { id: "mallory", name: "Mallory Grey", email: "mallory@example.com", groups: ["guests"] },
  { id: "eve", name: "Eve Stone", email: "eve@elsewhere.test", groups: ["sre"] },
];

export const CLIENT = { id: "sessionscope", secret: "the secret of the specs' client" };

/** A provider of OpenID Connect on loopback. */
export type IdentityProvider = { issuer: string; close: () => Promise<void> };

/**
 * Starts a provider that knows the app at `appUrl`. It has keys of its own, so a provider that restarts at the same port
 * has other keys. It shows a button for each person, and does not ask for consent.
 */
export async function startIdentityProvider(
  appUrl: string,
  port: string,
): Promise<IdentityProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, await configurationFor(appUrl));
  const serve = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/interaction/")) void serve(request, response);
    else
      interact(provider, request, response).catch((error: unknown) =>
        response.destroy(asError(error)),
      );
  }).listen(Number(port), "127.0.0.1");
  await once(server, "listening");
  return {
    issuer,
    async close() {
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, "close");
    },
  };
}

/** Shows the people who can sign in, or signs in the chosen one. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const { searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
  const chosen = searchParams.get("as");
  const details = await provider.interactionDetails(request, response);
  if (request.method === "POST") {
    const result = chosen ? { login: { accountId: chosen } } : { error: "access_denied" };
    await provider.interactionFinished(request, response, result);
    return;
  }
  const action = `/interaction/${details.uid}`;
  const buttons = PEOPLE.map(({ id, name }) => button(`${action}?as=${id}`, name)).join("");
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.end(document("Identity provider", `${buttons}${button(action, "Cancel")}`));
}

async function configurationFor(appUrl: string): Promise<Configuration> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: "ES256", use: "sig" };
  return {
    jwks: { keys: [jwk] },
    cookies: { keys: [randomUUID()] },
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${appUrl}/auth/callback`],
        post_logout_redirect_uris: [`${appUrl}/signed-out`],
        id_token_signed_response_alg: "ES256",
      },
    ],
    claims: { profile: ["name", "groups"], email: ["email", "email_verified"] },
    // Longer than any spec moves its clock.
    ttl: {
      IdToken: 24 * 3600,
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: 3600,
      Interaction: 3600,
      Session: 3600,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource(context, form) {
          const confirm =
            '<button form="op.logoutForm" name="logout" value="yes">Sign out there too</button>';
          context.body = document("Identity provider", `${form}${confirm}`);
        },
      },
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount(_context, id) {
      const person = PEOPLE.find((one) => one.id === id);
      if (person === undefined) return undefined;
      const claims = { sub: id, email_verified: true, ...person };
      return { accountId: id, claims: () => Promise.resolve(claims) };
    },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: CLIENT.id,
        accountId: oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  };
}

function button(action: string, label: string): string {
  return `<form method="post" action="${action}"><button>${label}</button></form>`;
}

function document(title: string, body: string): string {
  return `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${body}</html>`;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
