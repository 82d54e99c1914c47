import "server-only";
import { HttpRequest } from "@smithy/core/protocols";
import { NodeHttpHandler, type NodeHttpHandlerOptions } from "@smithy/node-http-handler";
import { type ForwardProxies, forwardProxyFor } from "@/lib/server/config/forward-proxies";
import { type ForwardProxy, portOf } from "@/lib/server/config/forward-proxy";
import {
  answeredItself,
  type ForwardProxyError,
  forwardProxyErrorOf,
} from "@/lib/server/outbound/forward-proxy-error";
import { ForwardAgent, forwarded, TunnelAgent } from "@/lib/server/outbound/outbound-agents";
import { targetOf } from "@/lib/server/outbound/proxy-connection";

type Handle = NodeHttpHandler["handle"];
type Handled = Awaited<ReturnType<Handle>>;

/** As the SDK's own agents. */
const POOL = { keepAlive: true, maxSockets: 50 };

/** The SDK's request handler, with forward proxies. A request that fails at a proxy throws a `ForwardProxyError`. */
export class ProxyHandler extends NodeHttpHandler {
  readonly #proxies: ForwardProxies;
  /** Why the last request failed at the proxy; null if it did not. */
  failure: ForwardProxyError | null = null;

  constructor(proxies: ForwardProxies, options: NodeHttpHandlerOptions) {
    super({
      ...options,
      httpAgent: new ForwardAgent(proxies, POOL),
      httpsAgent: new TunnelAgent(proxies, POOL),
    });
    this.#proxies = proxies;
  }

  override async handle(...[request, options]: Parameters<Handle>): Promise<Handled> {
    try {
      const handled = await this.#handle(request, options);
      this.failure = null;
      return handled;
    } catch (error) {
      this.failure = forwardProxyErrorOf(error);
      throw error;
    }
  }

  async #handle(...[request, options]: Parameters<Handle>): Promise<Handled> {
    const { protocol, hostname, path } = request;
    const port = portOf(protocol, request.port);
    const proxy = forwardProxyFor({ protocol, hostname, port: String(port) }, this.#proxies);
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

/** Throws if the proxy answered itself: AWS never answers with 407, a redirect or HTML. */
function refuseOwnAnswer(proxy: ForwardProxy, target: string, { response }: Handled): void {
  const { statusCode: status, headers, body } = response;
  const isRedirect = status >= 300 && status < 400;
  const isHtml = /^text\/html\b/i.test(headers["content-type"] ?? "");
  if (status !== 407 && !isRedirect && !isHtml) return;
  body.destroy();
  throw answeredItself(proxy, target, { status, challenge: headers["proxy-authenticate"] ?? "" });
}
