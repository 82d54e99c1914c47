import { expect, it, vi } from "vitest";
import { STDOUT } from "./log-line";

it("escapes what a program may take for the end of a line, or for a direction", () => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const query = "a\u2028b\u2029c\u0085d\u007fe\u202ef\ufeffg\u{e0001}h\u{1f600}";
  STDOUT.write(`${JSON.stringify({ query })}\n`);
  const [line] = write.mock.calls[0] ?? [];
  write.mockRestore();
  expect(line).toBe(
    '{"query":"a\\u2028b\\u2029c\\u0085d\\u007fe\\u202ef\\ufeffg\\udb40\\udc01h\u{1f600}"}\n',
  );
  expect(JSON.parse(String(line))).toEqual({ query });
});
