import "server-only";
import { HttpRequest } from "@smithy/core/protocols";
import { NodeHttpHandler, type NodeHttpHandlerOptions } from "@smithy/node-http-handler";
import { type ForwardProxies, forwardProxyFor } from "@/lib/server/config/forward-proxies";
import { type ForwardProxy, portOf } from "@/lib/server/config/forward-proxy";
import { answeredItself } from "@/lib/server/outbound/forward-proxy-error";
import { ForwardAgent, forwarded, TunnelAgent } from "@/lib/server/outbound/outbound-agents";
import { targetOf } from "@/lib/server/outbound/proxy-connection";

type Handle = NodeHttpHandler["handle"];
type Handled = Awaited<ReturnType<Handle>>;

/** As the SDK's own agents. */
const POOL = { keepAlive: true, maxSockets: 50 };
/** How long a failed request explains what the SDK says. SSO is asked for a token only every 30 s. */
const EXPLAINS_MS = 60_000;
/** The operation in the body of a request to STS (AWS Query protocol). */
const ACTION = /(?:^|&)Action=(\w{1,60})/;

/**
 * The SDK's request handler, with the forward proxies of the environment. A request that fails at a proxy throws a
 * `ForwardProxyError`. Other errors get the `hostname` of the request, which Node does not always give.
 */
export class AwsHandler extends NodeHttpHandler {
  readonly #proxies: ForwardProxies | null;
  readonly #now: () => number;
  #failed: { error: unknown; at: number } | null = null;
  /** The operation of STS that was called last; null if the last request was another one. */
  operation: string | null = null;

  /** `now` is in milliseconds of a monotonic clock. */
  constructor(
    proxies: ForwardProxies | null,
    options: NodeHttpHandlerOptions,
    now: () => number = () => performance.now(),
  ) {
    super(
      proxies === null
        ? options
        : {
            ...options,
            httpAgent: new ForwardAgent(proxies, POOL),
            httpsAgent: new TunnelAgent(proxies, POOL),
          },
    );
    this.#proxies = proxies;
    this.#now = now;
  }

  /** Why the last request had no answer, if that was less than a minute ago; null if it had one. */
  get failure(): unknown {
    const failed = this.#failed;
    return failed !== null && this.#now() - failed.at < EXPLAINS_MS ? failed.error : null;
  }

  override async handle(...[request, options]: Parameters<Handle>): Promise<Handled> {
    this.operation = operationOf(request.body);
    try {
      const handled = await this.#handle(request, options);
      this.#failed = null;
      return handled;
    } catch (error) {
      nameHost(error, request.hostname);
      const isAborted = error instanceof Error && error.name === "AbortError";
      if (!isAborted) this.#failed = { error, at: this.#now() };
      throw error;
    }
  }

  async #handle(...[request, options]: Parameters<Handle>): Promise<Handled> {
    const { protocol, hostname, path } = request;
    const port = portOf(protocol, request.port);
    const asked = { protocol, hostname, port: String(port) };
    const proxy = this.#proxies && forwardProxyFor(asked, this.#proxies);
    // A tunnel carries the request as it is.
    if (proxy === null || protocol === "https:") return await super.handle(request, options);
    const host = port === 80 ? hostname : `${hostname}:${port}`;
    const rewritten = forwarded(proxy, host, path);
    const sent = HttpRequest.clone(request);
    // Not in the constructor, which would put a slash before it.
    sent.path = rewritten.path;
    Object.assign(sent.headers, rewritten.headers);
    const handled = await super.handle(sent, options);
    refuseOwnAnswer(proxy, targetOf(hostname, port), handled);
    return handled;
  }
}

function operationOf(body: unknown): string | null {
  return typeof body === "string" ? (ACTION.exec(body)?.[1] ?? null) : null;
}

function nameHost(error: unknown, hostname: string): void {
  if (error instanceof Error && !("hostname" in error)) Object.assign(error, { hostname });
}

/** Throws if the proxy answered itself: AWS never answers with 407, a redirect or HTML. */
function refuseOwnAnswer(proxy: ForwardProxy, target: string, { response }: Handled): void {
  const { statusCode: status, headers, body } = response;
  const isRedirect = status >= 300 && status < 400;
  const isHtml = /^text\/html\b/i.test(headers["content-type"] ?? "");
  if (status !== 407 && !isRedirect && !isHtml) return;
  body.destroy();
  throw answeredItself(proxy, target, { status, challenge: headers["proxy-authenticate"] ?? "" });
}
