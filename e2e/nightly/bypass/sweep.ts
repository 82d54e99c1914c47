import { exchange, forAll, statusOf } from "./raw-exchange";
import { type RequestShape, requestShapes } from "./request-shapes";

/** An address of a route, with the data to look for in its answers. */
export type Question = { path: string; query?: string };
type Ask = RequestShape & Question;

/** The host that is asked, and the header lines of the proof that the requests carry. */
type Asking = { host: string; proofs: readonly string[] };

/**
 * The number of shares that the shapes are divided into. Each outsider tries one share, so that all shapes are tried by
 * some of them in every run. With `NIGHTLY=whole` there is one share, and every outsider tries every shape.
 */
export const SHARES = process.env.NIGHTLY === "whole" ? 1 : 3;

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

/**
 * The first of some words that an answer contains. Words that the question itself contains do not count, because errors
 * and addresses may repeat them.
 */
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

/** Sends all requests; lists the answers that contain one of the words, and those that are missing or server errors. */
export async function sweep(port: number, asks: readonly Ask[], words: readonly string[]) {
  const leaks: string[] = [];
  const failures: string[] = [];
  await forAll(asks, async (ask) => {
    const answer = await exchange(port, ask.bytes);
    const status = statusOf(answer);
    const found = dataIn(answer, words, ask);
    const asked = `${ask.path}?${ask.query ?? ""}, ${ask.name}`;
    if (found !== undefined) leaks.push(`${asked}: ${status} with “${found}”`);
    if (status === null || status >= 500) failures.push(`${asked}: ${status}`);
  });
  return { leaks, failures };
}

/** Prints how many requests an outsider sends, and how many are left to the nightly run. */
export function tell(outsider: string, questions: readonly Question[], asks: readonly Ask[]) {
  const whole = asksOf(questions, { host: "localhost", proofs: [] }).length;
  const skipped = whole - asks.length;
  const rest = skipped > 0 ? ` (skipped: ${skipped}, which NIGHTLY=whole sends)` : "";
  process.stdout.write(
    `  ${outsider}: ${questions.length} addresses, ${asks.length} requests${rest}\n`,
  );
}
