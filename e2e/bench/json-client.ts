import { Agent, get } from "node:http";

/**
 * Asks for JSON as the SDK's own handler does: `node:http`, connections kept, the answer parsed. So the
 * client costs about the same on both sides of a comparison.
 */
export function jsonClient() {
  const agent = new Agent({ keepAlive: true });
  return {
    ask: <Answer>(url: string, status: number) =>
      new Promise<Answer>((resolve, reject) => {
        const request = get(url, { agent }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const body = Buffer.concat(chunks).toString("utf8");
            if (response.statusCode === status) resolve(JSON.parse(body));
            else reject(new Error(`${url} answered ${response.statusCode}: ${body.slice(0, 300)}`));
          });
        });
        request.on("error", reject);
      }),
    close: () => agent.destroy(),
  };
}
