import { type IncomingMessage, request, type ServerResponse } from "node:http";

/** Lets a call through to AWS. */
export function passOn(call: IncomingMessage, answer: ServerResponse, awsUrl: string) {
  const onward = request(awsUrl, { method: call.method, headers: call.headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  // Who gives a call up is seen to do so by AWS too.
  answer.on("close", () => onward.destroy());
  call.pipe(onward);
}
