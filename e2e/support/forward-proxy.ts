import { startLoopbackServer } from "./loopback-server";
import { passOn } from "./pass-on";

/** A name that only the forward proxy of a spec resolves. */
export const BEHIND_PROXY = "aws.internal.test";

/**
 * A forward proxy that asks for credentials (`user:password`) and leads one name to an emulated AWS. `passed` has the
 * requests that it passed on.
 */
export async function startForwardProxy(awsUrl: string, credentials: string) {
  const passed: string[] = [];
  const expected = `Basic ${Buffer.from(credentials).toString("base64")}`;
  const { url, close } = await startLoopbackServer((call, answer) => {
    const { hostname } = new URL(call.url ?? "", "http://origin-form.test");
    if (call.headers["proxy-authorization"] !== expected) {
      answer.writeHead(407, { "Proxy-Authenticate": 'Basic realm="spec"' }).end();
    } else if (hostname !== BEHIND_PROXY) {
      answer.writeHead(502).end();
    } else {
      passed.push(`${call.method} ${call.url}`);
      delete call.headers["proxy-authorization"];
      passOn(call, answer, awsUrl);
    }
  });
  return { url, passed, close };
}
