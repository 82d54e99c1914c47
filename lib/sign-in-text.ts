import type { SignInFailure } from "./sign-in-path";

/** The text of a page, and the label of its button. */
type EntryText = { heading: string; text: string; way: string };

const AGAIN = "Try again";

const FAILED: Record<SignInFailure, EntryText> = {
  cancelled: {
    heading: "Sign-in was cancelled",
    text: "You or the identity provider cancelled it. Nothing has changed.",
    way: AGAIN,
  },
  expired: {
    heading: "This sign-in cannot be finished",
    text: "It took longer than ten minutes, was used already, or began in another browser. Start again.",
    way: AGAIN,
  },
  refused: {
    heading: "Sign-in failed",
    text: "The answer of the identity provider is not valid. Try again. If that fails too, ask the administrator: the reason is in the log of Sessionscope.",
    way: AGAIN,
  },
  "not-admitted": {
    heading: "Your account does not have access",
    text: "The identity provider knows you, but only certain people may use this Sessionscope. Ask the administrator, or sign in with another account.",
    way: "Sign in with another account",
  },
  unavailable: {
    heading: "Sign-in is not possible now",
    text: "The identity provider does not answer. Try again in a moment. People who are signed in already are not affected.",
    way: AGAIN,
  },
  busy: {
    heading: "Too many people are signing in",
    text: "Try again in a few seconds.",
    way: AGAIN,
  },
};

/** The text while the sign-in cannot be verified. */
export const UNCHECKED: EntryText = {
  heading: "Your sign-in cannot be verified right now",
  text: "The keys of the proxy in front of Sessionscope cannot be fetched. Try again in a moment. If this continues, tell the administrator.",
  way: AGAIN,
};

/** The text for people whom the proxy in front lets in, and Sessionscope does not. */
export const NOT_ADMITTED: EntryText = {
  heading: "Your account does not have access",
  text: "You are signed in, but only certain people may use this Sessionscope. Ask the administrator.",
  way: AGAIN,
};

/** The text for people who are not signed in. */
export function signInText(failure: SignInFailure | null, mode: "oidc" | "elsewhere"): EntryText {
  if (failure !== null) return FAILED[failure];
  if (mode === "oidc") {
    return {
      heading: "You are signed out",
      text: "Sign in to see sessions. You then return to the page that you came from.",
      way: "Sign in",
    };
  }
  return {
    heading: "You are not signed in",
    text: "A proxy in front of Sessionscope signs people in, and this request came without a valid sign-in. Open the page again. If that does not help, ask the person who runs the proxy.",
    way: "Open the page again",
  };
}
