import { describe, expect, it } from "vitest";
import { linkSafe } from "./link-safe";

describe("linkSafe", () => {
  it.each([...".,;:!?'\")]~_*([{}<>|\\^`@$"])("encodes %s at the end of a link", (mark) => {
    const safe = linkSafe(`?reason=~done${mark}`);
    expect(safe).toMatch(/%[\dA-F]{2}$/);
    expect(new URLSearchParams(safe).get("reason")).toBe(`~done${mark}`);
  });

  it("encodes marks at which a link would be cut, wherever they are", () => {
    expect(linkSafe("?reason=a(b)...&owner=it's")).toBe("?reason=a%28b%29.%2E%2E&owner=it%27s");
    expect(linkSafe("?reason=caf\u00e9\u3000\ud800 x")).toBe(
      "?reason=caf%C3%A9%E3%80%80%EF%BF%BD%20x",
    );
  });

  it("keeps a blank at the end a blank", () => {
    expect(new URLSearchParams(linkSafe("?reason=a+")).get("reason")).toBe("a ");
  });

  it.each([
    "",
    "?owner=arn:aws:iam::644160558196:user/alice.chen&status=!Failed&reason=~INC-4821",
    "?after=2026-11-23T14:32:00Z&duration=",
    "?owner=~assumed-role/ProdAdmin/",
    "?reason=100%25",
  ])("changes nothing else: %s", (query) => {
    expect(linkSafe(query)).toBe(query);
    expect(linkSafe(linkSafe(`${query}.`))).toBe(linkSafe(`${query}.`));
  });
});
