import type { SignInFailure } from "./sign-in-path";

/** The texts of a page, and the label of its link to continue. */
type EntryText = { heading: string; text: string; way: string };

const AGAIN = "Try again";

const FAILED: Record<SignInFailure, EntryText> = {
  cancelled: {
    heading: "Sign-in was cancelled",
    text: "Nothing has changed.",
    way: AGAIN,
  },
  expired: {
    heading: "This sign-in cannot be finished",
    text: "It took longer than ten minutes, has already been used, or began in another browser. Start again.",
    way: AGAIN,
  },
  refused: {
    heading: "Signing in failed",
    text: "The answer of the identity provider was not accepted. Try again. If it fails again, the administrator finds the reason in the log of Sessionscope.",
    way: AGAIN,
  },
  "not-admitted": {
    heading: "Your account is not let in",
    text: "The identity provider knows you, but only certain people may use this Sessionscope. Ask its administrator, or sign in as somebody else.",
    way: "Sign in as somebody else",
  },
  unavailable: {
    heading: "Signing in is not possible now",
    text: "The identity provider does not answer. Try again in a moment. People who are already signed in are not affected.",
    way: AGAIN,
  },
  busy: {
    heading: "Too many people are signing in",
    text: "Try again in a few seconds.",
    way: AGAIN,
  },
};

/** The text for a viewer whose identity cannot be checked. */
export const UNCHECKED: EntryText = {
  heading: "Your identity cannot be checked right now",
  text: "The signing keys of the proxy in front of Sessionscope cannot be fetched. Try again in a moment. If this continues, tell the administrator.",
  way: AGAIN,
};

/** The text for a viewer whom the proxy in front admits, but Sessionscope does not. */
export const NOT_ADMITTED: EntryText = {
  heading: "Your account is not let in",
  text: "You are signed in, but only certain people may use this Sessionscope. Ask its administrator.",
  way: AGAIN,
};

/** The text for a viewer who is not signed in. */
export function signInText(failure: SignInFailure | null, mode: "oidc" | "elsewhere"): EntryText {
  if (failure !== null) return FAILED[failure];
  if (mode === "oidc") {
    return {
      heading: "You are signed out",
      text: "Sign in to see sessions. The page that you came from opens again.",
      way: "Sign in",
    };
  }
  return {
    heading: "You are not signed in",
    text: "A proxy in front of Sessionscope signs people in. This request came without its proof of sign-in, or with one that has expired. Open the page again. If that does not help, ask the administrator of the proxy.",
    way: "Open the page again",
  };
}
