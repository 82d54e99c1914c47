import "server-only";
import { vi } from "vitest";

/** For tests: what is written to stdout from now on, instead of its being written, until mocks are restored. */
export function catchLines(): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  return lines;
}
