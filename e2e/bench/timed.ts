/** The result of some work, and the milliseconds that it takes. */
export async function timed<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; ms: number }> {
  const begin = performance.now();
  const result = await work();
  return { result, ms: performance.now() - begin };
}
