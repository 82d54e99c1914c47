import "server-only";
import { vi } from "vitest";

/** For tests: the lines that are written to stdout from now on, instead of writing them, until mocks are restored. */
export function catchLines(): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  return lines;
}
