import { describe, expect, it } from "vitest";
import { defaultOptions, parseCommandLine } from "./options";

describe("parseCommandLine", () => {
  it("has a default for everything", () => {
    expect(parseCommandLine([])).toEqual({
      options: defaultOptions,
      wantsLog: false,
      wantsHelp: false,
    });
  });

  it("reads every option", () => {
    const line =
      "--port 0 --host 0.0.0.0 --seed x --sessions 5 --latency=20 --tps 3 --page-size 7 --token-ttl 0 --clock 2026-11-20T12:00:00Z --log --help";
    expect(parseCommandLine(line.split(" "))).toEqual({
      options: {
        port: 0,
        host: "0.0.0.0",
        seed: "x",
        sessions: 5,
        latency: 20,
        tps: 3,
        pageSize: 7,
        tokenTtl: 0,
        clock: Date.parse("2026-11-20T12:00:00Z"),
      },
      wantsLog: true,
      wantsHelp: true,
    });
  });

  it("lists every fault", () => {
    const line =
      "--port 70000 --sessions=many --page-size 201 --clock noon --colour --tps 0 -x here --log=1 --seed";
    expect(parseCommandLine(line.split(" "))).toEqual({
      faults: [
        `--port must be a whole number from 0 to 65535, not "70000"`,
        `--sessions must be a whole number from 0 to 100000000, not "many"`,
        `--page-size must be a whole number from 1 to 200, not "201"`,
        `--clock must be an instant such as 2026-11-20T12:00:00Z, not "noon"`,
        "unknown option --colour",
        `--tps must be a whole number from 1 to 1000000, not "0"`,
        "unknown option -x",
        "unexpected argument here",
        "--log takes no value",
        "--seed needs a value",
      ],
    });
  });
});
