// Preloaded into the server under test (`node --require`): the world of the emulator stands still at one
// moment, so the server that signs its requests and counts "the last 7 days" must stand there too.
const fixed = Date.parse(process.env.E2E_CLOCK ?? "");
if (Number.isNaN(fixed)) throw new Error("E2E_CLOCK must be an ISO 8601 instant");

const RealDate = Date;
globalThis.Date = class FixedDate extends RealDate {
  // Next replaces Date by a copy that has own members only, so these must not merely be inherited.
  static parse = RealDate.parse;
  static UTC = RealDate.UTC;
  constructor(...args) {
    super(...(args.length === 0 ? [fixed] : args));
  }
  static now() {
    return fixed;
  }
};
