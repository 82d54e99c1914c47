/** How an option is used here: it is read, it is left out with its value or alone, or its effect cannot be shown. */
type OptionUse = "read" | "value" | "flag" | "refused";

/**
 * The options of `aws ssm describe-sessions` and the global ones (AWS CLI command reference, versions 1 and 2). Those
 * that are left out concern credentials, output and paging. Paging limits how many sessions the CLI prints
 * (`--max-items 5`); a view has its own pages.
 */
const OPTIONS = new Map<string, OptionUse>([
  ...["state", "region", "query", "filters", "cli-input-json"].map((name): [string, OptionUse] => [
    name,
    "read",
  ]),
  ...[
    ...["profile", "output", "max-items", "max-results", "page-size", "starting-token"],
    ...["next-token", "endpoint-url", "color", "ca-bundle", "cli-binary-format"],
    ...["cli-connect-timeout", "cli-read-timeout", "cli-error-format"],
  ].map((name): [string, OptionUse] => [name, "value"]),
  ...[
    ...["no-paginate", "no-cli-pager", "cli-auto-prompt", "no-cli-auto-prompt", "no-verify-ssl"],
    ...["no-sign-request", "debug", "version"],
  ].map((name): [string, OptionUse] => [name, "flag"]),
  ...["cli-input-yaml", "generate-cli-skeleton"].map((name): [string, OptionUse] => [
    name,
    "refused",
  ]),
]);

/** All names, with their dashes. */
export const OPTION_NAMES = [...OPTIONS.keys()].map((name) => `--${name}`);

/** An option as it was written: its whole names (several if its beginning fits several), its use, and a value behind `=`. */
export type WrittenOption = { names: string[]; use: OptionUse | null; inline: string | null };

/**
 * Reads a word as an option; null for any other word. The beginning of a name is enough if only one option begins so,
 * as in programs that use Python's argparse. A value can stand behind `=`. One dash is enough, because text programs
 * turn two into one.
 */
export function writtenOption(word: string): WrittenOption | null {
  const [, typed, inline = null] = /^--?([a-z][^=\s]*)(?:=([\s\S]*))?$/i.exec(word) ?? [];
  if (typed === undefined) return null;
  const name = typed.toLowerCase();
  const found = OPTIONS.has(name)
    ? [name]
    : [...OPTIONS.keys()].filter((each) => each.startsWith(name));
  const use = found.length === 1 ? (OPTIONS.get(found[0] ?? "") ?? null) : null;
  return { names: found.map((each) => `--${each}`), use, inline };
}
