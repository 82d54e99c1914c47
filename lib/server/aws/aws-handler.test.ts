import { createServer } from "node:http";
import { HttpRequest } from "@smithy/core/protocols";
import { expect, it, onTestFinished } from "vitest";
import { AwsHandler } from "./aws-handler";

/** A handler whose clock the test sets, and a server that it reaches. */
async function handlerWithServer() {
  const clock = { now: 0 };
  const server = createServer((_request, response) => response.end("{}"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const handler = new AwsHandler(null, {}, () => clock.now);
  onTestFinished(() => {
    handler.destroy();
    server.closeAllConnections();
    server.close();
  });
  const ask = (to: number, body?: string) =>
    handler.handle(
      new HttpRequest({ protocol: "http:", hostname: "127.0.0.1", port: to, path: "/", body }),
    );
  return { handler, clock, port, ask };
}

it("keeps the failure of the last request for a minute, until another succeeds", async () => {
  const { handler, clock, port, ask } = await handlerWithServer();
  expect(handler.failure).toBeNull();
  const fails = () => ask(1).catch((error: unknown) => error);
  const error = await fails();
  clock.now = 59_999;
  expect(handler.failure).toBe(error);
  clock.now = 60_000;
  expect(handler.failure).toBeNull();
  await fails();
  expect(handler.failure).not.toBeNull();
  await ask(port);
  expect(handler.failure).toBeNull();
});

it("names the host and the operation of STS", async () => {
  const { handler, port, ask } = await handlerWithServer();
  await ask(port, "Action=AssumeRole&Version=2011-06-15");
  expect(handler.operation).toBe("AssumeRole");
  await expect(ask(1, "{}")).rejects.toMatchObject({ hostname: "127.0.0.1" });
  expect(handler.operation).toBeNull();
});
