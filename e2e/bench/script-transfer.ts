import type { CDPSession } from "@playwright/test";

/** One script as it came over the wire: `bytes` of body as sent, `headerBytes` before it, `rawBytes` unpacked. */
export type Transfer = {
  path: string;
  encoding: string;
  bytes: number;
  headerBytes: number;
  rawBytes: number;
  hasReactAria: boolean;
};

/** Every element of React Aria Components carries this attribute; its name survives minification. */
const REACT_ARIA = "data-rac";

/**
 * Notes every script that a page receives from now on; call the result once the page is quiet.
 * Sizes are those of the network: `encodedDataLength` of Network.loadingFinished, of which the part known
 * to Network.responseReceived is headers.
 */
export async function watchScripts(cdp: CDPSession): Promise<() => Promise<Transfer[]>> {
  const begun = new Map<string, { path: string; encoding: string; headerBytes: number }>();
  const ended = new Map<string, number>();
  cdp.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type !== "Script") return;
    begun.set(requestId, {
      path: new URL(response.url).pathname,
      encoding: headerOf(response.headers, "content-encoding") ?? "none",
      headerBytes: response.encodedDataLength,
    });
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    ended.set(requestId, encodedDataLength);
  });
  await cdp.send("Network.enable");
  return () =>
    Promise.all(
      [...begun].map(async ([requestId, script]) => {
        const total = ended.get(requestId);
        if (total === undefined) throw new Error(`${script.path} did not arrive.`);
        const { body } = await cdp.send("Network.getResponseBody", { requestId });
        const rawBytes = Buffer.byteLength(body);
        const hasReactAria = body.includes(REACT_ARIA);
        return { ...script, bytes: total - script.headerBytes, rawBytes, hasReactAria };
      }),
    );
}

/** HTTP/1 headers come in the letters in which the server wrote them. */
function headerOf(headers: Record<string, string>, wanted: string): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
}
