import "server-only";
import type { Environment } from "@/lib/server/env";
import { ADMISSION_VARIABLES } from "./admission";
import { JWT_VARIABLES } from "./jwt-variables";
import { OIDC_VARIABLES } from "./oidc-config";

/** Variables that only some ways of signing in use. */
const USED_BY = [
  { names: Object.keys(JWT_VARIABLES), modes: ["jwt"] },
  { names: Object.keys(OIDC_VARIABLES), modes: ["oidc"] },
  { names: Object.keys(ADMISSION_VARIABLES), modes: ["oidc", "jwt"] },
];

/** Issues of variables that the sign-in mode ignores: the operator believes that they restrict who is let in. */
export function strayIssues(mode: string, env: Environment): string[] {
  return USED_BY.filter(({ modes }) => !modes.includes(mode)).flatMap(({ names, modes }) =>
    names
      .filter((name) => env[name])
      .map(
        (name) =>
          `${name}: is used only with SESSIONSCOPE_AUTH=${modes.join(" or ")}; set that, or unset it.`,
      ),
  );
}
