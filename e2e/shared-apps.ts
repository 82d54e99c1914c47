import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { type App, startApp } from "./app-server";
import { NOW } from "./clock";
import { type LoopbackServer, startLoopbackServer } from "./loopback-server";

/** More than the specs of two workers use at once; each is a process of some 150 MB. */
const MOST = 10;

/** Who wants an app: a worker, and the test that it is at. */
type Asker = { worker: number; test: string };
type Wish = Asker & { env: NodeJS.ProcessEnv };

/**
 * The apps of all workers, by their environment: starting one takes as long as a test. The one that was asked for
 * longest ago makes room for a new one, unless a test that is under way uses it.
 */
class SharedApps {
  readonly #apps = new Map<string, Promise<App>>();
  readonly #inUse = new Map<number, { test: string; keys: Set<string> }>();

  async urlOf({ env, ...asker }: Wish): Promise<string> {
    const key = JSON.stringify(env);
    this.#keysOf(asker).add(key);
    const app = this.#apps.get(key) ?? this.#start(key, env);
    this.#apps.delete(key);
    this.#apps.set(key, app);
    await this.#makeRoom();
    return (await app).url;
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#apps.values()].map(async (app) => (await app).close()));
  }

  async #start(key: string, env: NodeJS.ProcessEnv): Promise<App> {
    try {
      return await startApp(env, NOW);
    } catch (error) {
      // Whoever asks next tries again.
      this.#apps.delete(key);
      throw error;
    }
  }

  #keysOf({ worker, test }: Asker): Set<string> {
    const known = this.#inUse.get(worker);
    if (known?.test === test) return known.keys;
    const keys = new Set<string>();
    this.#inUse.set(worker, { test, keys });
    return keys;
  }

  async #makeRoom(): Promise<void> {
    const isInUse = (key: string) => [...this.#inUse.values()].some(({ keys }) => keys.has(key));
    const idle = [...this.#apps.keys()].filter((key) => !isInUse(key));
    const [oldest] = idle;
    const app = oldest === undefined ? undefined : this.#apps.get(oldest);
    if (oldest === undefined || app === undefined || this.#apps.size <= MOST) return;
    this.#apps.delete(oldest);
    await (await app).close();
  }
}

/** Gives apps to the workers, which are processes of their own, over HTTP. */
export async function serveApps(): Promise<LoopbackServer> {
  const apps = new SharedApps();
  const server = await startLoopbackServer(async (request, response) => {
    try {
      response.end(await apps.urlOf(await wishOf(request)));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  return {
    url: server.url,
    async close() {
      await server.close();
      await apps.close();
    },
  };
}

async function wishOf(request: IncomingMessage): Promise<Wish> {
  return JSON.parse(await text(request));
}

/** The address of an app with an environment, which is started if no test has asked for it lately. */
export async function askForApp(wish: Wish): Promise<string> {
  const answer = await fetch(process.env.E2E_APPS_URL ?? "", {
    method: "POST",
    body: JSON.stringify(wish),
  });
  const said = await answer.text();
  if (!answer.ok) throw new Error(said);
  return said;
}
