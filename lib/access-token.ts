import { ApiError } from "./api-error";

/** Whether requests go only with a token; and the token, which is nowhere but here. */
let isDemanded = false;
let token: string | null = null;

/**
 * Takes the token that the next requests carry, from now on in place of any cookie. Null: there is none, and nothing
 * can be asked until there is.
 */
export function setAccessToken(next: string | null): void {
  isDemanded = true;
  token = next;
}

/**
 * What a request to our API says of who asks: nothing where the cookie does. Throws an `ApiError` with the code
 * `unauthenticated` where a token is demanded and there is none.
 */
export function accessOf(headers: Record<string, string>): RequestInit {
  if (!isDemanded) return { headers };
  if (token === null) {
    throw new ApiError({
      code: "unauthenticated",
      title: "No permission",
      detail: "The portal has given no permission for this view.",
    });
  }
  return { headers: { ...headers, Authorization: `Bearer ${token}` }, credentials: "omit" };
}
