import { numberOf, partitionOf } from "./account";
import { detailsFor } from "./details";
import { documentFor } from "./documents";
import { drawFrom, fraction, hashText, pick } from "./hash";
import { maxDurationFor } from "./max-duration";
import { outputUrlFor } from "./output-url";
import { colleagues, rosterOf, strangers } from "./people";
import type { Plan } from "./plan";
import { nastyReason, reasonFor } from "./reasons";
import type { Session } from "./session";
import { mayEndWith, suffixOf } from "./session-id";
import { NOVEL_ACCESS_TYPE, NOVEL_STATUS, type State } from "./state";
import { stateAt, statusAt } from "./status";
import { fleetOf, isTask, strangeTargets } from "./targets";
import { type Timeline, timelineOf } from "./timeline";

/** Sessions, by number: each property is computed when asked for, and nothing is kept. */
export type World = Pick<Timeline, "start" | "newest"> & {
  /** Every session that may be listed under the state, newest first, from a number downwards. */
  candidates: (state: State, from: number, now: number) => Iterable<number>;
  isListed: (index: number, state: State, now: number) => boolean;
  status: (index: number, now: number) => string;
  owner: (index: number) => string;
  target: (index: number) => string;
  accessType: (index: number) => string | undefined;
  hasId: (index: number, id: string) => boolean;
  row: (index: number, now: number) => Session;
};

export function createWorld(
  plan: Plan,
  place: { seed: string; account: string; region: string },
): World {
  const seed = hashText(`${place.seed}/${place.account}/${place.region}`);
  const draw = drawFrom(seed);
  const timeline = timelineOf(plan, draw);
  const roster = rosterOf(plan.isHostile ? strangers : colleagues);
  const fleet = plan.isHostile ? strangeTargets : fleetOf(seed);
  const account = numberOf(place.account);
  const prefix = `arn:${partitionOf(place.region)}:`;
  const isNovel = (index: number) => plan.isNovel && draw(index, "novelty") % 6 === 0;
  const startSeconds = (index: number) => Math.floor(timeline.start(index) / 1_000);
  const person = (index: number) => pick(roster, draw(index, "person"));

  function target(index: number): string {
    // The bend makes some nodes far busier than others.
    const place = fraction(draw(index, "target")) ** 1.6;
    return fleet[Math.floor(place * fleet.length)] ?? fleet[0];
  }

  function owner(index: number): string {
    return prefix + person(index).owner(startSeconds(index), account);
  }

  function id(index: number): string {
    const name =
      isTask(target(index)) && !plan.isHostile
        ? "ecs-execute-command"
        : person(index).name(startSeconds(index));
    return `${name}-${suffixOf(draw(index, "suffix"), draw(index, "form"))}`;
  }

  function status(index: number, now: number): string {
    return isNovel(index) ? NOVEL_STATUS : (statusAt(timeline, draw, index, now) ?? "Connecting");
  }

  function accessType(index: number): string | undefined {
    if (isNovel(index)) return NOVEL_ACCESS_TYPE;
    const share = draw(index, "access") % 100;
    if (share < 25) return undefined;
    return share < 32 ? "JustInTime" : "Standard";
  }

  function row(index: number, now: number): Session {
    const end = timeline.end(index);
    const hasEnded = end <= now;
    const [sessionId, statusNow] = [id(index), status(index, now)];
    const document = documentFor(person(index).work, target(index), draw(index, "document"));
    return {
      SessionId: sessionId,
      Target: target(index),
      Status: statusNow,
      StartDate: timeline.start(index) / 1_000,
      EndDate: hasEnded ? end / 1_000 : undefined,
      DocumentName: document.name,
      Owner: owner(index),
      Reason: plan.isHostile
        ? nastyReason(draw(index, "reason"))
        : reasonFor(draw(index, "reason"), draw(index, "ticket")),
      Details: detailsFor(statusNow, draw(index, "details")),
      OutputUrl: outputUrlFor(
        {
          id: sessionId,
          region: place.region,
          isRecorded: hasEnded && document.isShell && !timeline.hasFailed(index),
        },
        draw(index, "output"),
      ),
      MaxSessionDuration: maxDurationFor(
        timeline.isStuck(index) ? 0 : end - timeline.start(index),
        draw(index, "limit"),
      ),
      AccessType: accessType(index),
    };
  }

  return {
    start: timeline.start,
    newest: timeline.newest,
    candidates: (state, from, now) =>
      timeline.descend(from, state === "Active" ? now : now - plan.historyMs),
    isListed: (index, state, now) =>
      stateAt(timeline, draw, index, now) === state &&
      (state === "Active" || timeline.end(index) >= now - plan.historyMs),
    status,
    owner,
    target,
    accessType,
    hasId: (index, value) =>
      mayEndWith(value, draw(index, "suffix"), draw(index, "form")) && id(index) === value,
    row,
  };
}
