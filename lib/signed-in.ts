/** The viewer, as the page shows them. */
export type SignedIn = {
  /** False while sign-in is off. */
  isPerson: boolean;
  name: string;
  /** Their id in the audit, if it is not the name. */
  id: string | null;
  groups: readonly string[];
  /** Whether Sessionscope can sign them out; not behind a proxy that signs people in. */
  canSignOut: boolean;
};
