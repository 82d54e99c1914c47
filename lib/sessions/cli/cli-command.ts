import { isUndocumented } from "@/lib/sessions/query/field-value";
import { FIELDS, FILTER_KEYS, type FilterKey } from "@/lib/sessions/query/fields";
import { byPolarity, type FilterValue, isPart } from "@/lib/sessions/query/filter-value";
import { isAsked } from "@/lib/sessions/query/known-account";
import { type AwsFilter, plan } from "@/lib/sessions/query/plan";
import { parseScopeName } from "@/lib/sessions/query/scope-keys";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import { isOwnerArn } from "@/lib/sessions/session/owner";
import type { ListedState } from "@/lib/sessions/session/session";
import { type TimeWindow, timeWindow } from "@/lib/sessions/time/time-window";
import { asciiJson } from "./ascii-json";
import { writeSessionsQuery } from "./sessions-query";

/** A view for *Copy as AWS CLI*: its filters, `now` in epoch milliseconds, and the sources that the reader may see. */
type CliView = {
  state: ListedState;
  filters: SessionFilters;
  now: number;
  sources: readonly { account: string; region: string }[];
};

/**
 * The `aws ssm describe-sessions` commands of a view as one text for a POSIX shell: one for each source, list
 * and alternative, with a `--query` for the filters that AWS cannot apply. Filters are JSON, because the CLI's
 * shorthand splits values at commas. Comments name the account whose credentials a command needs, and the
 * differences between its answer and the view. Empty if no source is selected.
 */
export function cliCommands({ state, filters, now, sources }: CliView): string {
  const window = timeWindow(filters, now);
  const selected = sources.filter((source) => isAsked(filters, source));
  const asked = plan(state, filters, window, Math.max(1, selected.length));
  const query = writeSessionsQuery(filters, asked.handed);
  const accounts = [...new Set(selected.map(({ account }) => account))];
  const isPlain = accounts.length === 1 && accounts[0] === "default";
  const lines = accounts.flatMap((account) => [
    ...(isPlain ? [] : accountLines(account)),
    ...selected
      .filter((source) => source.account === account)
      .flatMap(({ region }) =>
        asked.states.flatMap((list) =>
          asked.filters.map((filter) => commandLine(region, list, filter, query)),
        ),
      ),
  ]);
  const notes = lines.length > 0 ? cliNotes(filters, window, asked.handed) : [];
  return [...notes.map((note) => `# note: ${note}`), ...lines].map((line) => `${line}\n`).join("");
}

/** The id stands in a comment, so it must be a plain name. Others cannot be configured. */
function accountLines(account: string): string[] {
  const name = parseScopeName(account) ?? "unknown";
  return [
    `# account ${name}`,
    `# use credentials of account ${name}, for example --profile ${name}`,
  ];
}

function commandLine(
  region: string,
  list: "Active" | "History",
  filters: readonly AwsFilter[],
  query: string | null,
): string {
  const json = filters.map(
    ({ key, value }) => `{"key":${asciiJson(key)},"value":${asciiJson(value)}}`,
  );
  return [
    ...["aws", "ssm", "describe-sessions", "--region", region, "--state", list],
    ...(json.length > 0 ? ["--filters", `[${json.join(",")}]`] : []),
    ...(query === null ? [] : ["--query", query]),
    ...["--output", "json"],
  ]
    .map(quoteShellWord)
    .join(" ");
}

/** Writes a text as one word of any POSIX shell: unchanged if no character is special, else in single quotes. */
export function quoteShellWord(text: string): string {
  // Excludes a leading tilde, equals sign or brace, and everything that a shell expands.
  if (/^[A-Za-z0-9_./:@-][\w./:@=,+-]*$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * The differences between the sessions that a view shows and those that its AWS CLI command shows. The sentences
 * contain only letters, commas and full stops: an interactive zsh runs comments as commands, and then they must be
 * harmless.
 */
function cliNotes(
  filters: SessionFilters,
  window: TimeWindow,
  handed: readonly string[],
): string[] {
  const split = FILTER_KEYS.map((key) => ({ key, ...byPolarity(filters[key]) }));
  const isStrict = split.some(
    ({ key, wanted }) => !handed.includes(key) && wanted.some((value) => losesCase(key, value)),
  );
  const isLoose = split.some(({ key, unwanted }) =>
    unwanted.some((value) => losesCase(key, value)),
  );
  const isAccented = split.some(({ wanted, unwanted }) =>
    [...wanted, ...unwanted].some(({ value }) => value.normalize("NFC") !== value.normalize("NFD")),
  );
  const isRunning = window.time === "running" && window.after !== null;
  const asked = [isRunning ? null : window.after, window.before];
  const isRounded = asked.some((instant) => instant !== null && Date.parse(instant) % 1000 !== 0);
  return [
    ...(isStrict ? [`${CASE}, so sessions that differ in it are missing`] : []),
    ...(isLoose ? [`${CASE}, so sessions that differ in it are not left out`] : []),
    ...(isAccented
      ? [
          "accents are compared as they are written here, so sessions that write them otherwise differ",
        ]
      : []),
    ...(isRounded ? ["times are rounded outward to whole seconds"] : []),
    ...(isRunning
      ? ["running cannot be expressed, so this also shows sessions that ended before the window"]
      : []),
  ];
}

const CASE = "contains and the names of owners are case-sensitive here";

/** Whether Sessionscope ignores the case of a value, but JMESPath does not. Kinds are resolved in advance. */
function losesCase(key: FilterKey, given: FilterValue): boolean {
  const { operator, value } = given;
  const { type } = FIELDS[key];
  if (value.toLowerCase() === value.toUpperCase() || type === "kind") return false;
  return (
    isPart(operator) || isUndocumented(key, given) || (type === "person" && !isOwnerArn(value))
  );
}
