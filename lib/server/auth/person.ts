import "server-only";
import { type Access, grantsOf } from "@/lib/server/config/access";
import type { Identity, Viewer } from "@/lib/server/viewer";

/** The viewer that a person is: known by e-mail address where there is one, since that is what people search logs for. */
export function personOf({ sub, name, email, groups }: Identity, access: Access): Viewer {
  return {
    kind: "person",
    id: email ?? sub,
    name: name ?? email ?? sub,
    groups,
    grants: grantsOf(access, groups),
    lock: null,
  };
}
