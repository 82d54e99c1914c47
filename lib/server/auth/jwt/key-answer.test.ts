import { createServer, type RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { keyAnswer } from "./key-answer";

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** The result for the answer of a real server. */
async function answerOf(listener: RequestListener) {
  const server = createServer(listener);
  ends.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return await keyAnswer(`http://127.0.0.1:${port}/keys`, fetch);
}

describe("keyAnswer", () => {
  it("gives the text", async () => {
    expect(await answerOf((_, response) => response.end("{}"))).toBe("{}");
  });

  it.each([403, 404, 410])("gives null where there is nothing: %i", async (status) => {
    expect(await answerOf((_, response) => response.writeHead(status).end("no"))).toBeNull();
  });

  it.each([400, 429, 500, 503])("throws where that is not said: %i", async (status) => {
    const answer = answerOf((_, response) => response.writeHead(status).end("no"));
    await expect(answer).rejects.toThrow(`${status}`);
  });

  it("follows nobody elsewhere", async () => {
    const answer = answerOf(({ url }, response) => {
      if (url === "/evil") response.end("evil");
      else response.writeHead(302, { location: "/evil" }).end();
    });
    await expect(answer).rejects.toThrow();
  });

  it("reads no more than a key set can have", async () => {
    const answer = answerOf((_, response) => response.end("x".repeat(1_000_001)));
    await expect(answer).rejects.toThrow("too long");
  });

  it("refuses what is no text", async () => {
    await expect(answerOf((_, response) => response.end(Buffer.from([255])))).rejects.toThrow();
  });
});
