import { DOCUMENTED_FIELDS, type DocumentedField } from "../../support/documented-fields";
import { expect, test } from "../../support/fixtures";
import { idsOf, listAll, type Session } from "../../support/sessions-api";

const SPAN = "state=history&range=7d&limit=200";

function contains(text: string | null, part: string): boolean {
  return text?.toLowerCase().includes(part.toLowerCase()) ?? false;
}

/** The meaning of each operator. `is` and `is not` compare the whole text. */
const OPERATORS: Record<string, (text: string | null, value: string) => boolean> = {
  "": (text, value) => text === value,
  "~": contains,
  "!": (text, value) => text !== value,
  "!~": (text, value) => !contains(text, value),
};

/** A value that some sessions have and others lack: whole, or a part of it in the other case. */
function valueFor({ textOf }: DocumentedField, sign: string, all: readonly Session[]): string {
  const texts = all.flatMap((session) => textOf(session) ?? []);
  const whole = texts.find((text) => text !== texts[0] && /^[ \w:/.@-]+$/.test(text)) ?? "";
  if (!sign.endsWith("~")) return whole;
  return whole.slice(Math.floor(whole.length / 2)).toUpperCase();
}

test("every operator of every key gives what it says of the whole list", async ({ request }) => {
  const all = await listAll(request, SPAN);
  for (const field of DOCUMENTED_FIELDS) {
    const { key, textOf } = field;
    for (const [sign, holds] of Object.entries(OPERATORS)) {
      const value = valueFor(field, sign, all);
      const wanted = all.filter((session) => holds(textOf(session), value));
      expect.soft(wanted.length, `${key}=${sign}`).toBeGreaterThan(0);
      expect.soft(wanted.length, `${key}=${sign}`).toBeLessThan(all.length);
      const query = new URLSearchParams([[key, `${sign}${value}`]]);
      const found = await listAll(request, `${SPAN}&${query}`);
      expect.soft(idsOf(found), `${key}=${sign}`).toEqual(idsOf(wanted));
    }
  }
});

test("an owner is a person under every role, whatever the case", async ({ request }) => {
  const all = await listAll(request, SPAN);
  const hers = all.filter(({ owner }) => owner?.endsWith("/alice.chen"));
  expect(hers.length).toBeGreaterThan(0);
  expect(idsOf(await listAll(request, `${SPAN}&owner=ALICE.chen`))).toEqual(idsOf(hers));
});

test("positive values are alternatives, negative ones all hold", async ({ request }) => {
  const all = await listAll(request, SPAN);
  const wanted = all.filter(
    ({ reason, status }) =>
      (contains(reason, "lag") || contains(reason, "disk")) &&
      !contains(reason, "INC") &&
      status !== "Failed",
  );
  expect(wanted.length).toBeGreaterThan(0);
  const query = "reason=~lag&reason=~disk&reason=!~inc&status=!Failed";
  expect(idsOf(await listAll(request, `${SPAN}&${query}`))).toEqual(idsOf(wanted));
});

test("a backslash makes a sign literal", async ({ request }) => {
  const { sessions } = await (
    await request.get("/api/sessions?state=history&range=7d&reason=%5C~INC")
  ).json();
  expect(sessions).toEqual([]);
});

test("a key or value that there is not is refused and named", async ({ request }) => {
  for (const [query, key] of [
    ["owner=", "owner"],
    ["reason=~", "reason"],
    ["time=sometimes", "time"],
    ["colour=red", "colour"],
    ["after=2026-11-20T00:00:00Z&before=2026-11-19T00:00:00Z", "before"],
  ] as const) {
    const response = await request.get(`/api/sessions?${query}`);
    expect.soft(response.status(), query).toBe(400);
    const problem = await response.json();
    expect.soft(problem, query).toMatchObject({ code: "invalid-request", errors: [{ key }] });
  }
});
