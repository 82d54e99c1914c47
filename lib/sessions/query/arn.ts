const ARN = /^arn:aws[a-z-]*:([a-z0-9-]+):[a-z0-9-]*:\d*:(.+)$/;

/** The service and the resource of an ARN (AWS General Reference, "Amazon Resource Names"). Null for any other text. */
export function arnParts(text: string): { service: string; resource: string } | null {
  const [, service, resource] = ARN.exec(text) ?? [];
  return service === undefined || resource === undefined ? null : { service, resource };
}
