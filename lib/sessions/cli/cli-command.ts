import { isAsked } from "@/lib/sessions/query/known-account";
import { type AwsFilter, plan } from "@/lib/sessions/query/plan";
import { parseScopeName } from "@/lib/sessions/query/scope-keys";
import type { SessionFilters } from "@/lib/sessions/query/search-params";
import type { ListedState } from "@/lib/sessions/session/session";
import { timeWindow } from "@/lib/sessions/time/time-window";
import { asciiJson } from "./ascii-json";
import { cliNotes } from "./cli-notes";
import { writeSessionsQuery } from "./sessions-query";
import { quoteShellWord } from "./shell-quote";

/** A view, as *Copy as AWS CLI* is given it: `now` in epoch milliseconds, and where the view looks. */
type CliView = {
  state: ListedState;
  filters: SessionFilters;
  now: number;
  sources: readonly { account: string; region: string }[];
};

/**
 * The `aws ssm describe-sessions` commands of a view as one text for a POSIX shell: one for each place, list and
 * alternative that AWS is asked about, with a `--query` for what AWS cannot match. Filters are JSON, because the
 * CLI's shorthand takes commas apart. Comments say whose credentials a command needs and where
 * its answer differs from the view's. Empty if there is no place to ask.
 */
export function cliCommands({ state, filters, now, sources }: CliView): string {
  const window = timeWindow(filters, now);
  const places = sources.filter((source) => isAsked(filters, source));
  const asked = plan(state, filters, window, Math.max(1, places.length));
  const query = writeSessionsQuery(filters, asked.handed);
  const accounts = [...new Set(places.map(({ account }) => account))];
  const isPlain = accounts.length === 1 && accounts[0] === "default";
  const lines = accounts.flatMap((account) => [
    ...(isPlain ? [] : accountLines(account)),
    ...places
      .filter((place) => place.account === account)
      .flatMap(({ region }) =>
        asked.states.flatMap((list) =>
          asked.filters.map((filter) => commandLine(region, list, filter, query)),
        ),
      ),
  ]);
  const notes = lines.length > 0 ? cliNotes(filters, window, asked.handed) : [];
  return [...notes.map((note) => `# note: ${note}`), ...lines].map((line) => `${line}\n`).join("");
}

/** An id that is no name would be more than a comment; none can be configured. */
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
