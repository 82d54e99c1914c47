import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeSession } from "@/lib/testing/worlds/make-session";
import { FILTER_KEYS, type FilterKey } from "./fields";
import { filterDoubts } from "./filter-doubts";
import { FILTER_OPERATORS, is } from "./filter-value";
import { filtersOf, loadSessionSearchParams, NO_FILTERS } from "./search-params";
import { matchesFilters } from "./session-match";

const ALWAYS = { after: null, before: null, time: "started" } as const;
const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: length, maxLength: length });
const name = fc
  .string({ unit: fc.constantFrom(..."abXY9_.@+=,-"), minLength: 1, maxLength: 12 })
  .map((text) => `p${text}z`);

const sessions = fc
  .record({
    person: name,
    role: name,
    cluster: fc.stringMatching(/^[a-z][\w-]{0,8}[a-z]$/),
    node: fc.oneof(hex(8), hex(17)),
    task: hex(32),
    suffix: hex(17),
    isTask: fc.boolean(),
  })
  .map(({ person, role, cluster, node, task, suffix, isTask }) => ({
    person,
    role,
    cluster,
    task,
    session: makeSession({
      id: `${person}-${suffix}`,
      owner: `arn:aws:sts::111122223333:assumed-role/${role}/${person}`,
      target: isTask ? `ecs:${cluster}_${task}_${task}-0123456789` : `i-${node}`,
      document: "AWS-StartSSHSession",
      kind: "ssh",
    }),
  }));

type World = Parameters<Parameters<typeof sessions.map>[0]>[0];

/** Texts that stand for a value of a session, although they are not it. */
const MISTAKES: Record<FilterKey, ((world: World) => string)[]> = {
  owner: [
    ({ role }) => `arn:aws:iam::111122223333:role/team/${role}`,
    ({ role }) => `role/${role}/`,
    ({ role }) => `arn:aws:sts::111122223333:assumed-role/${role}`,
    ({ role, person }) => `${role}/${person}`,
    ({ role, person }) => `aws:sts::111122223333:assumed-role/${role}/${person}`,
    ({ person }) => `AROA0123456789ABCDEFG:${person}`,
    ({ person }) => `CORP\\${person}`,
    ({ person }) => `Some Body <${person}>`,
    ({ person }) => `*${person.slice(1)}*`,
    ({ person }) => `${person}/`,
    () => "111122223333",
  ],
  target: [
    ({ session }) => `web-1 (${session.target})`,
    ({ session }) => `${session.target}/`,
    ({ session }) => `instance/${session.target}`,
  ],
  sessionId: [
    ({ person }) => person,
    ({ session }) => session.id.toUpperCase(),
    ({ session }) => session.id.slice(0, -3),
    ({ session }) => `session:${session.id}`,
  ],
  document: [() => "ssh", () => "aws-startsshsession", () => "AWS-StartSSHSession:$DEFAULT"],
  kind: [() => "AWS-StartSSHSession", () => "sssh"],
  status: [() => "Terminatd"],
  accessType: [() => "Standart"],
  reason: [],
};

/** Characters that a program adds to a copied value. */
const BLANKS = fc.constantFrom("", " ", "\u200b", "\ufeff", "\u00a0", "\n", "\t");

/** Any mistake about any key, with blanks around it. */
const mistakes = fc
  .tuple(sessions, fc.constantFrom(...FILTER_KEYS), fc.nat(), BLANKS, BLANKS)
  .map(([world, key, index, before, after]) => {
    const own = MISTAKES[key];
    const text = own[index % Math.max(own.length, 1)]?.(world) ?? null;
    return { world, key, text: text && `${before}${text}${after}` };
  });

function doubtsOf(key: FilterKey, text: string) {
  const query = new URLSearchParams([[key, text.startsWith("*") ? `\\${text}` : text]]);
  return filterDoubts(filtersOf(loadSessionSearchParams(query)));
}

describe("an offered filter", () => {
  it("matches the session that was meant, and is not doubtful itself", () => {
    fc.assert(
      fc.property(mistakes, ({ world, key, text }) => {
        const isNode = world.session.target?.startsWith("i-");
        fc.pre(text !== null && (key !== "target" || isNode === true));
        const [doubt, ...others] = doubtsOf(key, text ?? "");
        expect([text, others, doubt?.meant]).toEqual([text, [], expect.anything()]);
        if (!doubt?.meant) return;
        const offered = { ...NO_FILTERS, [doubt.meant.key]: [doubt.meant.value] };
        expect([text, offered, matchesFilters(world.session, offered, ALWAYS)]).toEqual([
          text,
          offered,
          true,
        ]);
        expect(filterDoubts(offered)).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  it("finds the task that was meant", () => {
    fc.assert(
      fc.property(sessions, fc.nat(), ({ cluster, task, session }, form) => {
        fc.pre(session.target?.startsWith("ecs:") === true);
        const forms = [
          task,
          `${cluster}/${task}`,
          `ecs:${cluster}_${task}`,
          `arn:aws:ecs:eu-west-1:111122223333:task/${cluster}/${task}`,
          `arn:aws:ecs:eu-west-1:111122223333:task/${task}`,
          `https://x.example.com/ecs/v2/clusters/${cluster}/tasks/${task}/logs`,
        ];
        const [doubt] = doubtsOf("target", forms[form % forms.length] ?? "");
        const value = doubt?.meant?.value ?? is("");
        expect(matchesFilters(session, { ...NO_FILTERS, target: [value] }, ALWAYS)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("a value of a session", () => {
  it("has no doubt, whole or in part", () => {
    fc.assert(
      fc.property(
        sessions,
        fc.constantFrom(...FILTER_OPERATORS),
        ({ session, person }, operator) => {
          const { id, owner, target, document, kind } = session;
          const values = { owner, target, sessionId: id, document, kind };
          const whole = Object.entries(values).map(([key, value]) => [key, [{ operator, value }]]);
          const filters = { ...NO_FILTERS, ...Object.fromEntries(whole) };
          expect(filterDoubts(filters)).toEqual([]);
          expect(filterDoubts({ ...NO_FILTERS, owner: [{ operator, value: person }] })).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("has no doubt in any part of it", () => {
    fc.assert(
      fc.property(sessions, fc.nat(), fc.nat(), ({ session }, from, length) => {
        const owner = session.owner ?? "";
        const start = from % owner.length;
        const value = owner.slice(start, start + 1 + (length % owner.length));
        expect(filterDoubts({ ...NO_FILTERS, owner: [{ operator: "contains", value }] })).toEqual(
          [],
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
