import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { sessionKey, sessionSchema } from "@/lib/sessions/session/session";
import { bearing, fakeApi, runEmbedServer } from "@/lib/testing/fakes/fake-embed";
import {
  isAnswerable,
  isIn,
  isMeant,
  isShown,
  listedRows,
  openPairs,
  strangersIn,
} from "@/lib/testing/oracles/pinned-oracle";
import { runsOf } from "@/lib/testing/pinned-runs";
import { pair, said, searchOf, signedBy } from "@/lib/testing/worlds/embed-query";
import { embedWorld, fakeIds } from "@/lib/testing/worlds/embed-world";
import { fakeWorld, startOfWorlds } from "@/lib/testing/worlds/listing-world";

const SESSIONS = runsOf(2000);
const ACCOUNTS = runsOf(500);

const accountsSchema = z.object({
  accounts: z.array(z.object({ id: z.string(), regions: z.array(z.string()) })),
});

runEmbedServer(startOfWorlds);

describe("a session opened with a portal’s token", () => {
  it("is found if the view has it within the lock, and never one of the same id elsewhere", async () => {
    const came = { found: 0, hidden: 0 };
    await fc.assert(
      fc.asyncProperty(
        embedWorld,
        pair,
        fc.constantFrom(...fakeIds),
        async (world, { token, question }, id) => {
          globalThis.sessionscopeSources = Promise.resolve(fakeWorld(world).sources);
          const { account, region } = question.asked;
          const hint = { ...(account && { account }), ...(region && { region }) };
          const open = openPairs(token);
          const all = listedRows(world.sources, "all").filter(
            (row) => row.id === id && isMeant(row, hint, 0),
          );
          const own = all.filter(
            (row) =>
              isIn(open, row) && isMeant(row, token.locked, startOfWorlds) && isShown(row, token),
          );
          const response = await fakeApi.session(bearing(signedBy(token)), id, searchOf(hint));
          const text = await response.text();
          if (own.length > 0 && isAnswerable(hint, open)) {
            const row = sessionSchema.parse(JSON.parse(text));
            expect(own.map(sessionKey)).toContain(sessionKey(row));
            came.found += 1;
            return;
          }
          const isRead = isAnswerable(hint, open);
          expect(isRead ? [404] : [400, 403]).toContain(response.status);
          expect(strangersIn(text, open, hint)).toEqual([]);
          if (all.length > 0) came.hidden += 1;
        },
      ),
      SESSIONS,
    );
    expect(came.found).toBeGreaterThan(SESSIONS.numRuns / 10);
    expect(came.hidden).toBeGreaterThan(SESSIONS.numRuns / 10);
  });
});

describe("the accounts asked for with a portal’s token", () => {
  it("are those that the token opens, and no other", async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(said, async (token) => {
        const open = openPairs(token);
        const response = await fakeApi.accounts(bearing(signedBy(token)));
        const text = await response.text();
        expect(strangersIn(text.replace(/"locked".*/, ""), open, {})).toEqual([]);
        expect(response.status).toBe(open.length > 0 ? 200 : 403);
        if (open.length === 0) return;
        const { accounts } = accountsSchema.parse(JSON.parse(text));
        const places = accounts.flatMap(({ id, regions }) =>
          regions.map((region) => ({ account: id, region })),
        );
        expect(places).toEqual(open);
        told += 1;
      }),
      ACCOUNTS,
    );
    expect(told).toBeGreaterThan(ACCOUNTS.numRuns * 0.4);
  });
});
