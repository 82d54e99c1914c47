import { type IncomingMessage, request, type ServerResponse } from "node:http";

/** Passes a call on to AWS. */
export function passOn(call: IncomingMessage, answer: ServerResponse, awsUrl: string) {
  const onward = request(awsUrl, { method: call.method, headers: call.headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  // AWS sees a caller that aborts.
  answer.on("close", () => onward.destroy());
  call.pipe(onward);
}
