import type { Answer } from "./answer";
import type { AwsError } from "./aws-error";
import { printDocument, type XmlTree } from "./xml";

const NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

/** The query protocol has its own names and statuses for what the JSON protocol calls an exception. */
const names = new Map<string, { code: string; status: number }>([
  ["ExpiredTokenException", { code: "ExpiredToken", status: 403 }],
  ["IncompleteSignatureException", { code: "IncompleteSignature", status: 400 }],
  ["InternalServerError", { code: "InternalFailure", status: 500 }],
  ["InvalidSignatureException", { code: "SignatureDoesNotMatch", status: 403 }],
  ["MissingAuthenticationTokenException", { code: "MissingAuthenticationToken", status: 403 }],
  ["RequestEntityTooLargeException", { code: "RequestEntityTooLarge", status: 413 }],
  ["ThrottlingException", { code: "Throttling", status: 400 }],
  ["UnrecognizedClientException", { code: "InvalidClientTokenId", status: 403 }],
  ["ValidationException", { code: "ValidationError", status: 400 }],
]);

export function querySuccess(operation: string, result: XmlTree, requestId: string): Answer {
  const body = printDocument(`${operation}Response`, NAMESPACE, {
    [`${operation}Result`]: result,
    ResponseMetadata: { RequestId: requestId },
  });
  return { kind: "reply", status: 200, contentType: "text/xml", body };
}

export function queryFailure(error: AwsError, requestId: string): Answer {
  const { code, status } = names.get(error.code) ?? error;
  const Type = status < 500 ? "Sender" : "Receiver";
  const body = printDocument("ErrorResponse", NAMESPACE, {
    Error: { Type, Code: code, Message: error.text },
    RequestId: requestId,
  });
  return { kind: "reply", status, contentType: "text/xml", body, code };
}
