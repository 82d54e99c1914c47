import { describe, expect, it } from "vitest";
import { parseTarget, shortTarget } from "./target";

describe("parseTarget", () => {
  it.each([
    ["i-0f3a9c1e", { type: "instance", id: "i-0f3a9c1e" }],
    ["i-04ddf14c18a4d4995", { type: "instance", id: "i-04ddf14c18a4d4995" }],
    ["mi-0a1b2c3d4e5f60718", { type: "managed-node", id: "mi-0a1b2c3d4e5f60718" }],
    [
      "ecs:my_cluster_4f1c0a_4f1c0a-2531612879",
      { type: "ecs-task", cluster: "my_cluster", taskId: "4f1c0a", runtimeId: "4f1c0a-2531612879" },
    ],
    ["ecs:broken", { type: "other" }],
    ["i-0f3a9c1e/../../x", { type: "other" }],
    ["", { type: "other" }],
  ])("reads %s", (text, target) => {
    expect(parseTarget(text)).toEqual(target);
  });
});

describe("shortTarget", () => {
  it("shortens the ids of a task and nothing else", () => {
    expect(shortTarget("ecs:payments_4f1c77aa_4f1c77aa-0000ef21")).toBe("ecs:payments_4f1c…_ef21");
    expect(shortTarget("i-04ddf14c18a4d4995")).toBe("i-04ddf14c18a4d4995");
  });
});
