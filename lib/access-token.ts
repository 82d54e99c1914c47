import { ApiError } from "./api-error";

/** Whether requests need a token, and the token, which is stored only here. */
let isDemanded = false;
let token: string | null = null;

/** Sets the token for the following requests, in place of any cookie. Null: requests fail until there is one. */
export function setAccessToken(next: string | null): void {
  isDemanded = true;
  token = next;
}

/**
 * The headers that identify the viewer in a request to our API: none with a cookie. Throws an `ApiError` with the code
 * `unauthenticated` if a token is required and missing.
 */
export function accessOf(headers: Record<string, string>): RequestInit {
  if (!isDemanded) return { headers };
  if (token === null) {
    throw new ApiError({
      code: "unauthenticated",
      title: "No permission",
      detail: "The portal has not given permission for this view.",
    });
  }
  return { headers: { ...headers, Authorization: `Bearer ${token}` }, credentials: "omit" };
}
