import type { OutputUrl } from "./output-url";

/** A session in the service's words. Dates are epoch seconds. Undefined members are left out of the JSON. */
export type Session = {
  SessionId: string;
  Target: string;
  Status: string;
  StartDate: number;
  EndDate?: number | undefined;
  DocumentName?: string | undefined;
  Owner: string;
  Reason?: string | undefined;
  Details?: string | undefined;
  OutputUrl?: OutputUrl | undefined;
  MaxSessionDuration?: string | undefined;
  AccessType?: string | undefined;
};
