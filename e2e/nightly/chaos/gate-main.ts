import { createInterface } from "node:readline";
import { startLoopbackServer } from "../../support/loopback-server";
import { passOn } from "../../support/pass-on";

/** The network in front of the AWS at the URL given: `cut` and `mend` are lines of the input, calls such of the output. */
const [awsUrl = ""] = process.argv.slice(2);
let isCut = false;
const gate = await startLoopbackServer((call, answer) => {
  console.log(performance.now());
  if (isCut) call.socket.destroy();
  else passOn(call, answer, awsUrl);
});
console.log(gate.url);
createInterface({ input: process.stdin }).on("line", (line) => {
  isCut = line === "cut";
});
