import type { ServerResponse } from "node:http";

/** The treatment of a call of AWS. */
export type Behaviour = (response: ServerResponse) => void;

const JSON_TYPE = "application/x-amz-json-1.1";
const REQUEST_ID = { "x-amzn-requestid": "11111111-2222-4333-8444-555555555555" };
const EMPTY_LIST = JSON.stringify({ Sessions: [] });

/** No session, which is an answer. */
export const answerWell: Behaviour = (response) => {
  response.writeHead(200, { "content-type": JSON_TYPE, ...REQUEST_ID }).end(EMPTY_LIST);
};

function failure(status: number, code: string, headers: Record<string, string> = {}): Behaviour {
  return (response) => {
    const body = JSON.stringify({ __type: code, message: "It is all your fault." });
    response.writeHead(status, { "content-type": JSON_TYPE, ...REQUEST_ID, ...headers }).end(body);
  };
}

function page(status: number): Behaviour {
  return (response) => {
    const body = "<!DOCTYPE html><title>Proxy</title><h1>Who are you?</h1>";
    response.writeHead(status, { "content-type": "text/html" }).end(body);
  };
}

function reply(status: number, body: string): Behaviour {
  return (response) => void response.writeHead(status, { "content-type": JSON_TYPE }).end(body);
}

const breakOff: Behaviour = (response) => {
  response.writeHead(200, { "content-type": JSON_TYPE, "content-length": "1000", ...REQUEST_ID });
  response.write(EMPTY_LIST.slice(0, 5), () => response.destroy());
};

/** A byte a second, for much longer than anyone waits. */
const drip: Behaviour = (response) => {
  response.writeHead(200, { "content-type": JSON_TYPE, "content-length": "1000", ...REQUEST_ID });
  const timer = setInterval(() => response.write(" "), 1000);
  response.once("close", () => clearInterval(timer));
};

const talkNonsense: Behaviour = (response) => {
  response.socket?.end("This is no HTTP at all.\r\n\r\n");
};

const redirect: Behaviour = (response) => {
  response.writeHead(302, { location: "http://127.0.0.1:9/elsewhere" }).end();
};

/** A way in which AWS, or what stands before it, fails, and the code that must be answered. */
export type Fault = { name: string; behaviour: Behaviour; code: string };

export const faults: readonly Fault[] = [
  {
    name: "expired credentials",
    behaviour: failure(400, "ExpiredTokenException"),
    code: "aws-credentials",
  },
  {
    name: "reset connection",
    behaviour: (response) => void response.destroy(),
    code: "aws-unavailable",
  },
  { name: "half a body", behaviour: breakOff, code: "aws-unavailable" },
  { name: "a byte a second", behaviour: drip, code: "aws-timeout" },
  { name: "no answer", behaviour: () => undefined, code: "aws-timeout" },
  { name: "no HTTP", behaviour: talkNonsense, code: "aws-unavailable" },
  { name: "invalid JSON", behaviour: reply(200, `{"Sessions": [`), code: "aws-unavailable" },
  {
    name: "JSON of another kind",
    behaviour: reply(200, `{"Sessions": "none"}`),
    code: "aws-unavailable",
  },
  { name: "empty body", behaviour: reply(200, ""), code: "aws-unavailable" },
  { name: "a proxy's page, 200", behaviour: page(200), code: "aws-unavailable" },
  { name: "a proxy's page, 407", behaviour: page(407), code: "aws-unavailable" },
  { name: "a proxy's page, 502", behaviour: page(502), code: "aws-unavailable" },
  { name: "500", behaviour: failure(500, "InternalServerError"), code: "aws-unavailable" },
  { name: "503", behaviour: failure(503, "ServiceUnavailable"), code: "aws-unavailable" },
  { name: "503, empty", behaviour: reply(503, ""), code: "aws-unavailable" },
  { name: "redirect", behaviour: redirect, code: "aws-unavailable" },
  {
    name: "throttling, Retry-After: 3",
    behaviour: failure(400, "ThrottlingException", { "retry-after": "3" }),
    code: "aws-throttled",
  },
];
