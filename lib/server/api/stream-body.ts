import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { problemOf } from "@/lib/server/http/problem-response";
import { countProblem } from "@/lib/server/metrics/request-counts";
import { ProblemError } from "@/lib/server/problem";
import { atDeadline, isPastDraining } from "./answer-deadline";
import type { ReadTrail } from "./audit";

/** A part of a streamed body, and how many sessions it shows. */
export type BodyChunk = { bytes: Uint8Array; rows: number };

/** A body that is written while it is read. A route's work returns it in place of a value to write as JSON. */
export class StreamBody {
  /** `Content-Type`, and `Content-Disposition` for a file. Never a length: without one a cut is visible. */
  readonly headers: Readonly<Record<string, string>>;
  /** Begins to read. If the answer ends early, the signal aborts and the iterator's `return` is called. */
  readonly read: (signal: AbortSignal) => AsyncIterable<BodyChunk>;

  constructor(headers: StreamBody["headers"], read: StreamBody["read"]) {
    this.headers = headers;
    this.read = read;
  }
}

/**
 * Reads a `StreamBody` for one answer, a chunk whenever the connection wants one. It stops when the request's signal
 * aborts, since Next does not always cancel the body, and before a draining process ends. A body that stops early
 * fails, so that Next destroys the connection: the browser sees a broken download, never one that looks whole.
 */
export class BodyStream {
  readonly readable: ReadableStream<Uint8Array>;
  readonly #chunks: AsyncIterator<BodyChunk>;
  readonly #source = new AbortController();
  /** Held as a whole: a `Request` that is garbage-collected no longer passes an abort on to its signal. */
  readonly #request: Pick<Request, "signal">;
  readonly #trail: ReadTrail;
  readonly #onEnd: (code: string) => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #first: IteratorResult<BodyChunk> | null = null;
  #unwatch = () => {};
  #isOver = false;

  /** `onEnd` is called once: with `ok`, the code of a problem, `client-closed`, or `server-closed` if it drains. */
  constructor(
    body: StreamBody,
    request: Pick<Request, "signal">,
    trail: ReadTrail,
    onEnd: (code: string) => void,
  ) {
    this.#request = request;
    this.#trail = trail;
    this.#onEnd = onEnd;
    this.#chunks = body.read(this.#source.signal)[Symbol.asyncIterator]();
    // Next reads outside the request's context, which log and audit need.
    const inRequest = AsyncLocalStorage.snapshot();
    this.readable = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => inRequest(() => this.#pull()),
        cancel: () => inRequest(() => this.#leave()),
      },
      { highWaterMark: 0 },
    );
    this.#watch();
  }

  /** Waits for the first chunk: a source that fails before it can still be answered with a problem. Throws its error. */
  async begin(): Promise<void> {
    const { signal } = this.#source;
    const stopped = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    signal.throwIfAborted();
    try {
      this.#first = await Promise.race([this.#chunks.next(), stopped]);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Stops reading a body that is not sent. `onEnd` is not called. */
  close(): void {
    if (this.#finish()) this.#cut(new DOMException("The body is not sent.", "AbortError"));
  }

  async #pull(): Promise<void> {
    try {
      const { done, value } = this.#first ?? (await this.#chunks.next());
      this.#first = null;
      if (this.#isOver) return;
      if (done) {
        this.#finish();
        this.#controller?.close();
        this.#onEnd("ok");
      } else {
        this.#controller?.enqueue(value.bytes);
        this.#trail.rows += value.rows;
      }
    } catch (error) {
      if (this.#isOver) return;
      const { code } = problemOf(error);
      countProblem(code);
      this.#stop(code, error);
    }
  }

  #watch(): void {
    const { signal } = this.#request;
    const onAbort = AsyncLocalStorage.bind(() => this.#leave());
    const unwatchDeadline = atDeadline(Number.POSITIVE_INFINITY, () => this.#endWithServer());
    signal.addEventListener("abort", onAbort, { once: true });
    this.#unwatch = () => {
      signal.removeEventListener("abort", onAbort);
      unwatchDeadline();
    };
    if (signal.aborted) onAbort();
  }

  /** The connection is closed: by the browser, or by a server that ends. */
  #leave(): void {
    if (isPastDraining()) this.#endWithServer();
    else this.#stop("client-closed", this.#request.signal.reason);
  }

  #endWithServer(): void {
    const problem = new ProblemError("overloaded", "This server is ending. Try again.");
    this.#stop("server-closed", problem);
  }

  #stop(code: string, reason: unknown): void {
    if (!this.#finish()) return;
    this.#cut(reason);
    this.#onEnd(code);
  }

  /** Whether it had not ended before. */
  #finish(): boolean {
    if (this.#isOver) return false;
    this.#isOver = true;
    this.#unwatch();
    return true;
  }

  #cut(reason: unknown): void {
    this.#source.abort(reason);
    // Next takes an error of this name for no bug of ours, and writes nothing of it.
    this.#controller?.error(new DOMException("The body was cut off.", "AbortError"));
    // The signal stops a source that is still busy. Nothing waits for it.
    this.#chunks.return?.().catch(() => {});
  }
}
