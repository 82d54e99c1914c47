/** A broken constraint of the service's model, as its validation words it. */
export function fault(value: string | number | null, path: string, constraint: string): string {
  const shown = value === null ? "null" : `'${value}'`;
  return `Value ${shown} at '${path}' failed to satisfy constraint: Member must ${constraint}`;
}

export function lengthFaults(
  path: string,
  length: number,
  least: number,
  most: number,
  shown: string,
): string[] {
  if (length < least) return [fault(shown, path, `have length greater than or equal to ${least}`)];
  if (length > most) return [fault(shown, path, `have length less than or equal to ${most}`)];
  return [];
}
