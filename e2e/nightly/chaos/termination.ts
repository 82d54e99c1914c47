import { setTimeout as wait } from "node:timers/promises";
import type { Figure, Measurement } from "../../bench/figure";
import { timed } from "../../bench/timed";
import { openAsker } from "./asker";
import { openBalancer } from "./balancer";
import { startPacedApp } from "./paced-app";
import { insist } from "./viewers";
import { twentyViews } from "./views";
import { withWatchedAws } from "./watched-aws";

/** Before the signal, and after the server has ended. */
const RUN_MS = 5000;
const VIEWERS = 40;
/** Those whose requests AWS has to answer, a second each, so that some are always under way. */
const PATIENT = 3;

/** Two servers behind a balancer, of which one is told to end under load, as when a new version is rolled out. */
export function measureTermination(): Promise<Measurement> {
  return withWatchedAws(["--latency", "1000"], async (aws) => {
    // Elsewhere servers end at once, which no balancer is told of in time.
    const env = { SESSIONSCOPE_DRAIN_SECONDS: "3" };
    const apps = await Promise.all([
      startPacedApp(aws.url, { env }),
      startPacedApp(aws.url, { env }),
    ]);
    const [leaving, staying] = apps;
    if (!leaving || !staying) throw new Error("There are two.");
    const balancer = await openBalancer(apps.map(({ url }) => url));
    const asker = openAsker({ isStrict: true });
    const failures: { at: number; status: number; body: string; wasLeaving: boolean }[] = [];
    let requests = 0;
    let underWay = 0;
    let isOver = false;
    const begin = performance.now();
    const request = async (query: string) => {
      const url = balancer.next();
      requests += 1;
      if (url === leaving.url) underWay += 1;
      const { status, body } = await asker.ask(`${url}${query}`);
      if (url === leaving.url) underWay -= 1;
      const at = performance.now() - begin;
      const wasLeaving = url === leaving.url;
      if (status !== 200) failures.push({ at, status, body: body.slice(0, 200), wasLeaving });
    };
    const load = insist({ askers: VIEWERS + PATIENT, isOver: () => isOver }, async (asking) => {
      if (asking < PATIENT) await request(`/api/sessions?state=history&range=${1000 + requests}m`);
      else await request(twentyViews[(asking + requests) % twentyViews.length]?.query ?? "");
      await wait(20);
    });
    await wait(RUN_MS);
    const atSignal = underWay;
    const { ms } = await timed(() => leaving.close());
    await wait(RUN_MS);
    isOver = true;
    await load;
    await balancer.close();
    asker.close();
    await staying.close();
    const figures: Figure[] = [
      { name: "term: requests", value: requests, unit: "requests" },
      { name: "term: under way at the signal", value: atSignal, unit: "requests" },
      { name: "term: failed", value: failures.length, unit: "requests", goal: 0, isExact: true },
      { name: "term: until the process has ended", value: ms / 1000, unit: "s", goal: 10 },
    ];
    return { figures, raw: { failures } };
  });
}
