import { readCliCommand } from "@/lib/sessions/cli/cli-reading";
import type { MappedText } from "@/lib/sessions/cli/mapped-text";
import { meantRegion } from "@/lib/sessions/query/meant-region";
import { issueAt } from "@/lib/sessions/query/text-issue";
import type { FilterTextContext } from "./filter-text-clauses";
import type { FilterTextReading } from "./filter-text-reading";

/** Reads a command. Regions must be known; `clean` is the text after `cleanPaste`. */
export function readCommandText(
  text: string,
  clean: MappedText,
  { known }: FilterTextContext,
): FilterTextReading {
  const reading = readCliCommand(text, clean);
  if ("issue" in reading) return { issues: [reading.issue] };
  const { state, change, note, region: named } = reading;
  const region = named?.map(
    (name) => known?.region.find((one) => one === meantRegion(name)) ?? name,
  );
  const unknown = region?.find((name) => known !== null && !known.region.includes(name));
  if (unknown !== undefined) {
    const at = text.indexOf(unknown);
    const span =
      at < 0 ? { raw: text.trim(), at: Math.max(0, text.search(/\S/)) } : { raw: unknown, at };
    const detail = `${unknown} is not a known region. Sessionscope looks at ${known?.region.join(", ")}.`;
    return { issues: [issueAt(span, detail)] };
  }
  const account = accountsNamed(text, known);
  return {
    state,
    change: { ...change, ...(region && { region }), ...(account && { account }) },
    ...(note !== undefined && { note }),
  };
}

/** Commands that Sessionscope wrote name the account in a comment. If they name all accounts, the view has no account filter. */
function accountsNamed(text: string, known: FilterTextContext["known"]): string[] | null {
  const named = [...text.matchAll(/^[ \t]*# account ([\w.-]+)/gm)].flatMap(([, id]) => id ?? []);
  const unique = [...new Set(named)].filter((id) => known?.account.includes(id)).sort();
  return unique.length > 0 && unique.length < (known?.account.length ?? 0) ? unique : null;
}
