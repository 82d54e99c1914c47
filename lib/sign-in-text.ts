import type { SignInFailure } from "./sign-in-path";

/** What a page says, and what the button of the way on is called. */
type EntryText = { heading: string; text: string; way: string };

const AGAIN = "Try again";

const FAILED: Record<SignInFailure, EntryText> = {
  cancelled: {
    heading: "Signing in was cancelled",
    text: "You, or whoever signs you in, said no. Nothing has changed.",
    way: AGAIN,
  },
  expired: {
    heading: "This sign-in cannot be finished",
    text: "It took longer than ten minutes, has been used already, or began in another browser. Begin again.",
    way: AGAIN,
  },
  refused: {
    heading: "Signing in failed",
    text: "What the identity provider answered cannot be accepted. Try again; if that fails too, whoever runs Sessionscope finds the reason in its log.",
    way: AGAIN,
  },
  "not-admitted": {
    heading: "Your account is not let in",
    text: "The identity provider knows you, but only certain people may use this Sessionscope. Ask whoever runs it, or sign in as somebody else.",
    way: "Sign in as somebody else",
  },
  unavailable: {
    heading: "Signing in is not possible now",
    text: "The identity provider does not answer. Try again in a moment. Whoever has signed in already is not affected.",
    way: AGAIN,
  },
  busy: {
    heading: "Too many people are signing in",
    text: "Try again in a few seconds.",
    way: AGAIN,
  },
};

/** What somebody is told of whom it cannot be checked who they are. */
export const UNCHECKED: EntryText = {
  heading: "Who you are cannot be checked right now",
  text: "The keys of the sign-in in front of Sessionscope cannot be fetched. Try again in a moment; if that goes on, tell whoever runs it.",
  way: AGAIN,
};

/** What somebody is told whom the proxy in front lets in, and Sessionscope does not. */
export const NOT_ADMITTED: EntryText = {
  heading: "Your account is not let in",
  text: "You are signed in, but only certain people may use this Sessionscope. Ask whoever runs it.",
  way: AGAIN,
};

/** What somebody who is not signed in is told. */
export function signInText(failure: SignInFailure | null, mode: "oidc" | "elsewhere"): EntryText {
  if (failure !== null) return FAILED[failure];
  if (mode === "oidc") {
    return {
      heading: "You are signed out",
      text: "Sign in to see sessions. The page that you came from is opened again.",
      way: "Sign in",
    };
  }
  return {
    heading: "You are not signed in",
    text: "A proxy in front of Sessionscope signs people in, and this request came without its word, or with one that has ended. Open the page again; if that changes nothing, ask whoever runs the proxy.",
    way: "Open the page again",
  };
}
