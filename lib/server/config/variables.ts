import "server-only";
import { ADMISSION_VARIABLES } from "./admission";
import { ENTRY_VARIABLES } from "./auth-config";
import { EMBED_VARIABLES } from "./embed-config";
import { JWT_VARIABLES } from "./jwt-variables";
import { OIDC_VARIABLES } from "./oidc-config";
import { SERVER_VARIABLES } from "./server-variables";
import type { Variables } from "./variable";

/** The variables that decide who is let in and what they see. */
export const SIGN_IN_VARIABLES: Variables = {
  ...ENTRY_VARIABLES,
  ...OIDC_VARIABLES,
  ...ADMISSION_VARIABLES,
  ...JWT_VARIABLES,
  ...EMBED_VARIABLES,
};

/** All variables that Sessionscope reads itself. The AWS SDK and OpenTelemetry read their own. */
export const VARIABLES: Variables = { ...SIGN_IN_VARIABLES, ...SERVER_VARIABLES };
