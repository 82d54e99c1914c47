import { describe, expect, it } from "vitest";
import { startEmulator } from "./server";
import { callWith, credentialsFor, roleArn } from "./sts-test-client";
import { botoCall, type Credentials } from "./test-client";
import { throttleOf } from "./throttle";

describe("throttleOf", () => {
  it("admits everything by default", () => {
    const admits = throttleOf(undefined);
    expect(Array.from({ length: 1_000 }, () => admits("demo"))).not.toContain(false);
  });

  it("throttles each key by itself", async () => {
    const strict = await startEmulator({ port: 0, tps: 2 });
    const statuses = (accessKeyId: string) =>
      Promise.all([1, 2, 3, 4].map(() => botoCall(strict.url, { accessKeyId })));
    const busy = await statuses("demo");
    expect(busy.filter(({ status }) => status === 200)).toHaveLength(2);
    expect(busy.find(({ status }) => status === 400)?.body).toBe(
      `{"__type":"ThrottlingException","message":"Rate exceeded"}`,
    );
    expect((await botoCall(strict.url, { accessKeyId: "one" })).status).toBe(200);
    await strict.close();
  });

  it("counts roles by account and region, whatever the credentials", async () => {
    const strict = await startEmulator({ port: 0, tps: 2 });
    // Other durations, other credentials.
    const assume = (name: string, account: string, DurationSeconds: string) =>
      credentialsFor(strict.url, roleArn(name, account), { DurationSeconds });
    const [first, second, other] = await Promise.all([
      assume("sessionscope", "123456789012", "900"),
      assume("sessionscope-one", "123456789012", "901"),
      assume("sessionscope", "210987654321", "900"),
    ]);
    const list = async (credentials: Credentials, region = "eu-west-1") =>
      (await botoCall(strict.url, { ...callWith(credentials), region })).status;
    const busy = await Promise.all([list(first), list(second), list(first), list(second)]);
    expect(busy.toSorted()).toEqual([200, 200, 400, 400]);
    expect(await list(first, "us-east-1")).toBe(200);
    expect(await list(other)).toBe(200);
    await strict.close();
  });
});
