import { quoted } from "@/lib/sessions/query/text-issue";
import { elsewhereDetail } from "./elsewhere-value";
import { jsonsIn } from "./quoted-json";
import type { ShellWord } from "./shell-words";

/** The options that a `--cli-input-json` stands for, each at the position of the JSON. */
type InputOptions = { state: ShellWord | null; filters: ShellWord[] };

/** The members of `DescribeSessionsRequest` (SSM API reference), in lower case. The last two concern paging. */
const MEMBERS = ["state", "filters", "maxresults", "nexttoken"];

/** Reads the JSON of `--cli-input-json` as the options that it stands for, or gives a sentence. */
export function readInputJson(word: ShellWord): InputOptions | { issue: string } {
  const issue = word.issue ?? elsewhereDetail(word.value);
  if (issue !== null) return { issue };
  for (const json of jsonsIn([word.value, word.raw])) {
    if (typeof json !== "object" || json === null || Array.isArray(json)) continue;
    const members = new Map<string, unknown>(Object.entries(json));
    const unknown = [...members.keys()].find((name) => !MEMBERS.includes(name.toLowerCase()));
    if (unknown !== undefined) {
      return { issue: `${quoted(unknown)} is no member that can be read. ${FORM}` };
    }
    const at = (name: string) => [...members].find(([each]) => each.toLowerCase() === name)?.[1];
    const [state, filters] = [at("state"), at("filters")];
    if (state !== undefined && typeof state !== "string") break;
    return {
      state: state === undefined ? null : { ...word, value: state },
      filters: filters === undefined || isEmpty(filters) ? [] : [asWord(word, filters)],
    };
  }
  return { issue: `this JSON cannot be read. ${FORM}` };
}

function isEmpty(filters: unknown): boolean {
  return Array.isArray(filters) && filters.length === 0;
}

function asWord(word: ShellWord, json: unknown): ShellWord {
  return { ...word, value: JSON.stringify(json) };
}

const FORM =
  'Write it as {"State":"History","Filters":[{"key":"Owner","value":"alice"}]}, or write --state and --filters instead.';
