import type { IncomingMessage, ServerResponse } from "node:http";
import { NOW } from "./clock";
import { startLoopbackServer } from "./loopback-server";
import { test as base } from "./many-accounts";
import { passOn } from "./pass-on";

/** The network in front of the emulated AWS. Each region can be cut off or throttled. */
type Gate = {
  url: string;
  cut: (region: string) => void;
  /** Refuses so many calls, or all calls, as AWS does when they come too fast. */
  throttle: (region: string, calls?: number) => void;
  mend: (region: string) => void;
};

/** The region that a call is signed for. */
function regionOf({ headers }: IncomingMessage): string {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? "")?.[1] ?? "";
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/CommonErrors.html */
function refuse(call: IncomingMessage, answer: ServerResponse) {
  call.resume();
  answer.writeHead(400, {
    // The SDK corrects its clock by this header.
    Date: new Date(NOW).toUTCString(),
    "Content-Type": "application/x-amz-json-1.1",
    "x-amzn-requestid": "6f1c0000-0000-4000-8000-000000000000",
  });
  answer.end(JSON.stringify({ __type: "ThrottlingException", message: "Rate exceeded" }));
}

/** For regions that fail for a while: `gate.url` takes the place of AWS, and passes calls on to the spec's own AWS. */
export const test = base.extend<{ gate: Gate }>({
  gate: async ({ aws }, use) => {
    const cut = new Set<string>();
    const throttled = new Map<string, number>();
    const gate = await startLoopbackServer((call, answer) => {
      const region = regionOf(call);
      const left = throttled.get(region) ?? 0;
      // Roles are assumed at the same address, and STS has limits of its own.
      const isListing = call.headers["x-amz-target"] !== undefined;
      throttled.set(region, Math.max(0, left - (isListing ? 1 : 0)));
      if (cut.has(region)) call.socket.destroy();
      else if (isListing && left > 0) refuse(call, answer);
      else passOn(call, answer, aws.url);
    });
    await use({
      url: gate.url,
      cut: (region) => cut.add(region),
      throttle: (region, calls = Number.POSITIVE_INFINITY) => throttled.set(region, calls),
      mend(region) {
        cut.delete(region);
        throttled.delete(region);
      },
    });
    await gate.close();
  },
});
