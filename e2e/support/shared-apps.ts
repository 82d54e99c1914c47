import { type App, startApp } from "./app-server";
import { NOW } from "./clock";

/** More than any spec uses at once. Each app is a process of some 150 MB. */
const MOST = 6;

/** The apps of one worker, by their environment. The least recently used one makes room for a new one. */
export class SharedApps {
  readonly #apps = new Map<string, Promise<App>>();

  async urlOf(env: NodeJS.ProcessEnv): Promise<string> {
    const key = JSON.stringify(env);
    const app = this.#apps.get(key) ?? startApp(env, NOW);
    this.#apps.delete(key);
    this.#apps.set(key, app);
    const [oldest] = this.#apps;
    if (oldest && this.#apps.size > MOST) {
      this.#apps.delete(oldest[0]);
      await (await oldest[1]).close();
    }
    return (await app).url;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#apps.values()].map(async (app) => (await app).close()));
  }
}
