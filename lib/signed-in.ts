/** Who looks, as the page tells them. */
export type SignedIn = {
  /** False where nobody has to sign in. */
  isPerson: boolean;
  name: string;
  /** By what the audit knows them, if that is not the name. */
  id: string | null;
  groups: readonly string[];
  /** Whether signing out is done here; behind a proxy that signs people in it is not. */
  canSignOut: boolean;
};
