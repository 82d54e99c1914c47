import "server-only";
import { type Access, grantsOf } from "@/lib/server/config/access";
import type { Identity, Viewer } from "@/lib/server/viewer";

/** The viewer of a person. Their id is the e-mail address if there is one, because people search logs for it. */
export function personOf({ sub, name, email, groups }: Identity, access: Access): Viewer {
  return {
    kind: "person",
    id: email ?? sub,
    name: name ?? email ?? sub,
    groups,
    grants: grantsOf(access, groups),
    pinned: null,
  };
}
