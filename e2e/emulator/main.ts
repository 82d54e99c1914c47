import { defaultOptions, parseCommandLine } from "./options";
import { PARTICULAR_ROLE_NAMES } from "./role";
import { SCENARIO_NAMES } from "./scenarios";
import { startEmulator } from "./server";

const help = `Usage: npm run emulator -- [options]

Answers DescribeSessions as AWS Systems Manager does, from computed sessions, and AssumeRole as STS.

  --port <n>        port, 0 for a free one (${defaultOptions.port})
  --host <name>     address to listen on (${defaultOptions.host})
  --seed <text>     another seed, other sessions (${defaultOptions.seed})
  --sessions <n>    sessions in the 30 days of the demo's history (${defaultOptions.sessions})
  --latency <ms>    delay of every call (${defaultOptions.latency})
  --tps <n>         calls a second and access key (or account and region) before AWS throttles (never)
  --page-size <n>   rows when MaxResults is omitted (${defaultOptions.pageSize})
  --token-ttl <s>   how long a NextToken is good for (${defaultOptions.tokenTtl})
  --clock <time>    freeze the clock, such as 2026-11-20T12:00:00Z
  --log             print one line of JSON per call
  --help            print this

The access key id picks the scenario; the secret is always "demo":
  ${SCENARIO_NAMES.join(" ")}
Roles of any account: sessionscope, sessionscope-<scenario>, ${PARTICULAR_ROLE_NAMES.join(", ")}
`;

async function main(args: readonly string[]): Promise<void> {
  const command = parseCommandLine(args);
  if ("faults" in command) return fail(command.faults);
  if (command.wantsHelp) {
    process.stdout.write(help);
    return;
  }
  const { options, wantsLog } = command;
  try {
    const emulator = await startEmulator({
      ...options,
      ...(wantsLog ? { onCall: (record) => console.log(JSON.stringify(record)) } : {}),
    });
    console.log(`Emulator listening on ${emulator.url}`);
    const stop = () => void emulator.close();
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  } catch (error) {
    fail([listenFault(error, options)]);
  }
}

function fail(faults: readonly string[]): void {
  for (const fault of faults) console.error(`Emulator: ${fault}`);
  process.exitCode = 1;
}

function listenFault(error: unknown, { host, port }: { host: string; port: number }): string {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (isTaken) return `port ${port} on ${host} is taken; choose another with --port`;
  return `cannot listen on ${host}:${port}: ${error instanceof Error ? error.message : error}`;
}

await main(process.argv.slice(2));
