import { describe, expect, it } from "vitest";
import { loadSessionSearchParams } from "@/lib/sessions/query/search-params";
import { PARTS } from "./display";
import { framingOf } from "./framing";
import { embedSnippet } from "./snippet";

const plain = {
  app: "https://sessions.example.com",
  state: "history" as const,
  search: loadSessionSearchParams(new URLSearchParams()),
  display: { parts: PARTS, theme: "system" as const, isByToken: false },
  pixels: null,
};

describe("embedSnippet", () => {
  it("is a script and an element", () => {
    expect(embedSnippet(plain)).toBe(
      '<script src="https://sessions.example.com/embed.js" defer></script>\n' +
        '<sessionscope-view src="https://sessions.example.com/embed/history"></sessionscope-view>',
    );
  });

  it("says what was chosen, as the element takes it", () => {
    const snippet = embedSnippet({
      ...plain,
      search: loadSessionSearchParams(new URLSearchParams('owner=~alice&reason=~"<b>')),
      display: { parts: ["title", "columns"], theme: "dark", isByToken: true },
      pixels: 600,
    });
    expect(snippet).toContain(
      'src="https://sessions.example.com/embed/history?owner=~alice&amp;reason=~%22%3Cb%3E&amp;show=title,columns"',
    );
    expect(snippet).toContain('token-url="/sessionscope-token"');
    expect(snippet).toContain('theme="dark"');
    expect(snippet).toContain('height="600"');
  });
});

describe("framingOf", () => {
  const allowed = ["https://portal.example.com"];

  it.each(["https://portal.example.com", " https://PORTAL.example.com/team/page?x=1 "])(
    "allows %s",
    (typed) => expect(framingOf(typed, allowed).isAllowed).toBe(true),
  );

  it.each([
    ["https://other.example.com", "SESSIONSCOPE_EMBED_ORIGINS"],
    ["https://portal.example.com:8443", "SESSIONSCOPE_EMBED_ORIGINS"],
    ["https://portal.example.com.evil.example", "SESSIONSCOPE_EMBED_ORIGINS"],
    ["http://portal.example.com", "An origin is https"],
    ["portal.example.com", "An origin is https"],
    ["", "An origin is https"],
  ])("does not allow “%s”", (typed, text) => {
    expect(framingOf(typed, allowed)).toMatchObject({ isAllowed: false });
    expect(framingOf(typed, allowed).text).toContain(text);
  });

  it("says how to turn embedding on", () => {
    expect(framingOf("https://portal.example.com", [])).toEqual({
      isAllowed: false,
      text: "Embedding is off. Set SESSIONSCOPE_EMBED_ORIGINS=https://portal.example.com to turn it on.",
    });
  });
});
