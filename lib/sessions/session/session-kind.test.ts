import { describe, expect, it } from "vitest";
import { kindLabel, sessionKind } from "./session-kind";

describe("sessionKind", () => {
  it.each([
    [null, "i-0f3a9c1e", "shell"],
    ["SSM-SessionManagerRunShell", "mi-0a1b2c3d4e5f60718", "shell"],
    [null, "ecs:a_b_c", "ecs-exec"],
    ["AmazonECS-ExecuteInteractiveCommand", "ecs:a_b_c", "ecs-exec"],
    ["AWS-StartPortForwardingSession", null, "port-forward"],
    ["AWS-StartPortForwardingSessionToRemoteHost", null, "remote-port-forward"],
    ["AWS-StartSSHSession", null, "ssh"],
    ["AWS-StartInteractiveCommand", null, "command"],
    ["AWS-StartNonInteractiveCommand", null, "command"],
    ["KM-Sandbox-Session", null, "custom"],
    ["constructor", null, "custom"],
  ])("of %s on %s is %s", (document, target, kind) => {
    expect(sessionKind(document, target)).toBe(kind);
  });
});

describe("kindLabel", () => {
  it("labels a custom session with its document, and keeps kinds of a newer server", () => {
    expect(kindLabel("custom", "KM-Sandbox-Session")).toBe("KM-Sandbox-Session");
    expect(kindLabel("remote-port-forward", null)).toBe("Remote port forward");
    expect(kindLabel("rdp", null)).toBe("rdp");
  });
});
