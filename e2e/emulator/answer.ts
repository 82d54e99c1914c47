import type { AwsError } from "./aws-error";

/** The reaction of the emulator to a request. */
export type Answer =
  | {
      kind: "reply";
      status: number;
      contentType: string;
      body: string;
      code?: string;
      rows?: number;
    }
  /** Silence, until the client leaves. */
  | { kind: "hang" }
  /** The connection is cut. */
  | { kind: "reset" };

const JSON_TYPE = "application/x-amz-json-1.1";

export function success(body: { Sessions: readonly object[] }): Answer {
  const rows = body.Sessions.length;
  return { kind: "reply", status: 200, contentType: JSON_TYPE, body: JSON.stringify(body), rows };
}

export function failure({ status, body, code }: AwsError): Answer {
  return { kind: "reply", status, contentType: JSON_TYPE, body, code };
}

/** Something between the client and AWS answers instead. */
export function webPage(status: number, title: string, text: string): Answer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`;
  return { kind: "reply", status, contentType: "text/html; charset=utf-8", body };
}
