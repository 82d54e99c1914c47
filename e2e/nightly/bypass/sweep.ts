import { exchange, forAll, statusOf } from "./raw-exchange";
import { type RequestShape, requestShapes } from "./request-shapes";

/** Something to ask for: an address of a route, with what is to be looked for there. */
export type Question = { path: string; query?: string };
type Ask = RequestShape & Question;

/** Who is asked, and by whom: the header lines of what they come with. */
type Asking = { host: string; proofs: readonly string[] };

/**
 * Into how many shares the shapes go among those who come with the same kind of proof, so that each shape is tried on
 * each route with each kind in every run; `npm run test:bypass` tries all of them for everybody.
 */
export const SHARES = process.env.BYPASS === "whole" ? 1 : 2;

/** Each question in every shape, or in those of one of the shares. */
export function asksOf(
  questions: readonly Question[],
  { host, proofs }: Asking,
  share: number | null = null,
): Ask[] {
  const isAsked = (_: RequestShape, index: number) =>
    share === null || index % SHARES === share % SHARES;
  return questions.flatMap((question) => {
    const { path, query = "" } = question;
    const shapes = requestShapes(path, { host, proofs, query }).filter(isAsked);
    return shapes.map((shape) => ({ ...shape, ...question }));
  });
}

/** The first of some words in an answer that was not in the question itself, which errors and addresses may repeat. */
export function dataIn(
  answer: string,
  words: readonly string[],
  { path, query = "" }: Question,
): string | undefined {
  const asked = `${path}?${query}`;
  const repeated = words.filter((word) => asked.includes(word));
  const told = repeated.reduce((text, word) => text.replaceAll(word, ""), answer);
  return words.find((word) => told.includes(word));
}

/** Asks, and gives which answers had one of the words in them, and which were none or a fault of the server. */
export async function sweep(port: number, asks: readonly Ask[], words: readonly string[]) {
  const leaks: string[] = [];
  const faults: string[] = [];
  await forAll(asks, async (ask) => {
    const answer = await exchange(port, ask.bytes);
    const status = statusOf(answer);
    const found = dataIn(answer, words, ask);
    const asked = `${ask.path}?${ask.query ?? ""}, ${ask.name}`;
    if (found !== undefined) leaks.push(`${asked}: ${status} with “${found}”`);
    if (status === null || status >= 500) faults.push(`${asked}: ${status}`);
  });
  return { leaks, faults };
}

/** Says how many that were, so that the figure can be quoted. */
export function tell(who: string, questions: number, asks: number) {
  const shapes = Math.round(asks / questions);
  process.stdout.write(`  ${who}: ${questions} addresses × ${shapes} shapes = ${asks} requests\n`);
}
