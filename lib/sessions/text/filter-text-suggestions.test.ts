import { describe, expect, it } from "vitest";
import { perField } from "@/lib/sessions/query/fields";
import { readFilterText } from "./filter-text";
import { filterTextSuggestions } from "./filter-text-suggestions";

const known = { account: ["default", "prod"], region: ["eu-west-1"] };
const given = {
  known,
  suggestions: {
    ...perField((): string[] => []),
    owner: ["alice.chen", "bob", "arn:aws:iam::1:user/bob"],
    target: ["i-0f3a9c1e5b7d24680"],
    status: ["Terminated"],
    sessionId: ["bob-01cd54a0c8322733a"],
    kind: ["ssh"],
    document: ["My-Doc"],
    reason: ["disk full", 'say "hi"', "disk"],
  },
};

/** The options at the `|` in a text. */
function at(text: string) {
  const caret = text.indexOf("|");
  return filterTextSuggestions(text.replace("|", ""), caret, given);
}

function inserts(text: string): string[] {
  return at(text).options.map(({ insert }) => insert);
}

describe("filterTextSuggestions", () => {
  it("begins with the usual keys and phrases, eight at most", () => {
    expect(inserts("|")).toEqual([
      "owner:",
      "target:",
      "status:",
      "kind:",
      "reason:",
      "last 24h",
      "last 7d",
      "running last 24h",
    ]);
  });

  it("offers keys that begin with the typed letters, by aliases too", () => {
    expect(inserts("r|")).toEqual(["reason:", "running last 24h"]);
    expect(inserts("us|")[0]).toBe("owner:");
    expect(inserts("A|")).toEqual(["accessType:", "account:", "after:", "at:"]);
  });

  it("offers only keys that can be negated after a minus", () => {
    expect(inserts("-r|")).toEqual(["-reason:"]);
    expect(inserts("-bob|")).toContain("-owner:bob");
  });

  it("offers values that contain a text typed without a key", () => {
    expect(inserts("bob|")).toEqual([
      "owner:bob",
      "owner:arn:aws:iam::1:user/bob",
      "sessionId:bob-01cd54a0c8322733a",
    ]);
  });

  it("omits accounts and regions if only one exists", () => {
    expect(inserts("reg|")).toEqual([]);
    expect(inserts("acc|")).toEqual(["accessType:", "account:"]);
  });

  it("offers a key's values, first those that begin with the typed text", () => {
    expect(at("status:Failed owner:b|")).toEqual({
      from: 14,
      to: 21,
      options: [
        { insert: "owner:bob", label: "bob", detail: "Owner is" },
        {
          insert: "owner:arn:aws:iam::1:user/bob",
          label: "arn:aws:iam::1:user/bob",
          detail: "Owner is",
        },
      ],
    });
  });

  it("replaces the whole word, though only the text before the caret counts", () => {
    expect(at("owner:al|bert last 7d")).toMatchObject({
      from: 0,
      to: 12,
      options: [{ insert: "owner:alice.chen" }],
    });
  });

  it.each([
    ["-owner:~al|", "-owner:~alice.chen", "Owner does not contain"],
    ["owner:!al|", "-owner:alice.chen", "Owner is not"],
    ["user:~al|", "owner:~alice.chen", "Owner contains"],
  ])("keeps the signs of %s", (text, insert, detail) => {
    expect(at(text).options).toMatchObject([{ insert, detail }]);
  });

  it("quotes values that need quotes, and continues in an open quote", () => {
    expect(inserts("reason:|")).toEqual([
      'reason:"disk full"',
      'reason:"say \\"hi\\""',
      "reason:disk",
    ]);
    expect(inserts('reason:"disk f|')).toEqual(['reason:"disk full"']);
  });

  it.each([
    ["status:|", ["status:Connected", "status:Connecting", "status:Disconnected"]],
    ["kind:forw|", ["kind:port-forward", "kind:remote-port-forward"]],
    ["kind:ECS e|", []],
    ["type:|", ["accessType:Standard", "accessType:JustInTime"]],
    ["account:p|", ["account:prod"]],
    ["region:|", ["region:eu-west-1"]],
    ["time:|", ["time:started", "time:running"]],
    ["range:7|", ["range:7d"]],
    ["last 1|", ["15m", "1h"]],
    ["last owner:al|", ["owner:alice.chen"]],
    ["after:|", []],
    ["frob:|", []],
  ])("offers the members of a fixed set for %s", (text, expected) => {
    expect(inserts(text).slice(0, 3)).toEqual(expected);
  });

  it("offers only texts that can be read", () => {
    const context = { zone: "UTC", now: 0, known };
    for (const text of [
      "owner:|",
      "reason:~|",
      "-status:|",
      "kind:|",
      "account:|",
      "di|",
      "time:|",
    ]) {
      for (const insert of inserts(text)) {
        expect(readFilterText(insert, context)).toHaveProperty("change");
      }
    }
  });
});
