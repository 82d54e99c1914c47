import { connect } from "node:net";

/** How long a connection may stay silent: longer than any answer takes where others build. */
const SILENCE_MS = 60_000;
/** The frames of a chunked body, which could cut a word in two. */
const FRAME = /\r\n[\da-f]+\r\n/gi;

/**
 * Sends bytes as they are, which no HTTP client would, and gives all that comes back until the connection ends. Rejects
 * if it never does: what might have come would not have been looked at.
 */
export function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes, "latin1"));
    socket.setTimeout(SILENCE_MS, () => {
      socket.destroy();
      reject(new Error(`The connection stays open after ${JSON.stringify(bytes.slice(0, 300))}.`));
    });
    socket.on("data", (chunk) => chunks.push(chunk));
    // A server that is gone is an error. A server that closes the connection of a hostile request is not.
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ECONNREFUSED") reject(error);
    });
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("utf8").replace(FRAME, "")));
  });
}

/** The status of the first answer in some bytes that is not `100 Continue`, or null. */
export function statusOf(answer: string): number | null {
  const found = /^HTTP\/1\.1 ([2-5]\d\d) /m.exec(answer)?.[1];
  return found === undefined ? null : Number(found);
}

/** Many of the shapes leave a connection open, and only wait for the server to close it. */
const AT_ONCE = 36;

/** Does something for all of a list, a few at a time. */
export async function forAll<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
