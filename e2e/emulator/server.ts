import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer } from "./answer";
import { type AwsError, internalError, tooLarge } from "./aws-error";
import { type CallRecord, recordOf } from "./call-log";
import { clockOf } from "./clock";
import { answerTo, type Emulator, failureOf, type Outcome } from "./emulator";
import type { HttpCall } from "./http-call";
import { defaultOptions, type EmulatorOptions } from "./options";
import { throttleOf } from "./throttle";

const LARGEST_BODY = 1_048_576;

type ServerOptions = Partial<EmulatorOptions> & {
  /** Called once for every call that has been answered or given up. */
  onCall?: (record: CallRecord) => void;
};

/** Starts the emulator; rejects if the port cannot be had. */
export async function startEmulator(
  given: ServerOptions = {},
): Promise<{ url: string; close: () => Promise<void> }> {
  const options = { ...defaultOptions, ...given };
  const emulator: Emulator = {
    options,
    clock: clockOf(options.clock),
    admits: throttleOf(options.tps),
  };
  const server = createServer((request, response) => {
    serve(request, response, emulator, options).catch(() => response.destroy());
  });
  // Longer than any client keeps an idle connection, which would otherwise be cut under a request.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  return {
    url: urlOf(options.host, server.address()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  emulator: Emulator,
  { latency, onCall }: Pick<EmulatorOptions, "latency"> & Pick<ServerOptions, "onCall">,
): Promise<void> {
  const begin = performance.now();
  const requestId = randomUUID();
  const departure = new AbortController();
  response.once("close", () => departure.abort());
  const { call, outcome } = await receive(request, emulator, requestId);
  const delay = latency + outcome.delayMs;
  if (delay > 0) await wait(delay, undefined, { signal: departure.signal }).catch(() => {});
  const { answer, account = null } = outcome;
  if (answer.kind === "hang") await left(departure.signal);
  const aborted = departure.signal.aborted;
  if (!aborted) send(response, answer, requestId, emulator.clock.now());
  const ms = Math.round((performance.now() - begin) * 10) / 10;
  onCall?.(recordOf(call, answer, { requestId, account, ms, aborted }));
}

async function receive(
  request: IncomingMessage,
  emulator: Emulator,
  requestId: string,
): Promise<{ call: HttpCall; outcome: Outcome }> {
  const { method = "GET", url = "/", headers } = request;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= LARGEST_BODY) chunks.push(chunk);
  }
  const call = { method, url, headers, body: Buffer.concat(chunks) };
  const refuse = (error: AwsError) => {
    const answer = failureOf(call, error, requestId);
    return { call, outcome: { answer, delayMs: 0, account: undefined } };
  };
  if (length > LARGEST_BODY) return refuse(tooLarge());
  try {
    return { call, outcome: answerTo(call, emulator, requestId) };
  } catch (error) {
    console.error(error);
    return refuse(internalError());
  }
}

function send(response: ServerResponse, answer: Answer, requestId: string, now: number): void {
  if (answer.kind !== "reply") {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, {
    server: "Server",
    // Clients correct their clocks by this header, so it must be the clock that signatures are checked by.
    date: new Date(now).toUTCString(),
    "content-type": answer.contentType,
    "content-length": Buffer.byteLength(answer.body),
    connection: "keep-alive",
    "x-amzn-requestid": requestId,
  });
  response.end(answer.body);
}

function left(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true }),
  );
}

function urlOf(host: string, address: AddressInfo | string | null): string {
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
