import { Agent, get } from "node:http";

/** Asks for a URL over so many connections at once for a time; gives the answers per second. */
export async function answersPerSecond(
  url: string,
  connections: number,
  forMs: number,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const begin = performance.now();
  let answers = 0;
  const ask = () =>
    new Promise<void>((resolve, reject) => {
      const request = get(url, { agent }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`It answered ${response.statusCode}.`));
        // Read, but not parsed: what the client costs is taken from the server on a small machine.
        response.resume();
        response.on("error", reject);
        response.on("end", resolve);
      });
      request.on("error", reject);
    });
  const repeat = async () => {
    while (performance.now() - begin < forMs) {
      await ask();
      answers += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, repeat));
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  return answers / seconds;
}
