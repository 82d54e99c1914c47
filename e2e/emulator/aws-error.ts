/** An error as the service words it. The key of the message differs between shapes. */
export class AwsError extends Error {
  readonly code: string;
  readonly status: number;
  readonly body: string;
  /** The content of the body, for protocols that wrap it in another way. */
  readonly text: string;

  constructor(code: string, fields: Record<string, string> = {}, status = 400) {
    super(code);
    this.name = "AwsError";
    this.code = code;
    this.status = status;
    this.text = fields.message ?? fields.Message ?? "";
    this.body = JSON.stringify({ __type: code, ...fields });
  }
}

/** Errors of the framework in front of the service say `message`, modelled ones `Message`. */
export function validationError(faults: readonly string[] | string): AwsError {
  if (typeof faults === "string") return new AwsError("ValidationException", { message: faults });
  const count = faults.length === 1 ? "1 validation error" : `${faults.length} validation errors`;
  return new AwsError("ValidationException", {
    message: `${count} detected: ${faults.join("; ")}`,
  });
}

export function serializationError(text?: string): AwsError {
  return new AwsError("SerializationException", text === undefined ? {} : { Message: text });
}

export function signatureError(message: string): AwsError {
  return new AwsError("InvalidSignatureException", { message });
}

export function incompleteSignature(message: string): AwsError {
  return new AwsError("IncompleteSignatureException", { message });
}

export const unknownOperation = (status: number) =>
  new AwsError("UnknownOperationException", {}, status);

export const invalidAction = (action: string, version: string) =>
  new AwsError("InvalidAction", {
    message: `Could not find operation ${action} for version ${version}`,
  });

export const missingToken = () =>
  new AwsError("MissingAuthenticationTokenException", { message: "Missing Authentication Token" });

export const unrecognizedClient = () =>
  new AwsError("UnrecognizedClientException", {
    message: "The security token included in the request is invalid.",
  });

export const expiredCredentials = () =>
  new AwsError("ExpiredTokenException", {
    message: "The security token included in the request is expired",
  });

export const throttled = () => new AwsError("ThrottlingException", { message: "Rate exceeded" });

export const internalError = () =>
  new AwsError("InternalServerError", { Message: "An internal error occurred." }, 500);

/** Its model has no members, so it carries no message. */
export const invalidFilterKey = () => new AwsError("InvalidFilterKey");

export const invalidNextToken = () =>
  new AwsError("InvalidNextToken", { Message: "The specified token isn't valid." });

export const tooLarge = () =>
  new AwsError("RequestEntityTooLargeException", { message: "Request entity too large" }, 413);

export function accessDenied(caller: string, action: string, resource: string): AwsError {
  return new AwsError("AccessDeniedException", {
    Message: `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  });
}

/** As STS words it, which does not say why. */
export function assumeRoleDenied(caller: string, roleArn: string): AwsError {
  const message = `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`;
  return new AwsError("AccessDenied", { message }, 403);
}
