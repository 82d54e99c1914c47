import "server-only";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, vi } from "vitest";
import { type AwsFailure, toAwsFailure } from "@/lib/server/aws/aws-error";
import { profileCredentials } from "@/lib/server/aws/credentials";
import { environment } from "@/lib/server/env";

/**
 * For tests of credentials: before each test an empty home folder and none of the AWS variables but a region, and no
 * metadata service. `serve` starts a server that lives as long as the test, and gives its URL; `answer` starts an STS, or
 * another service, that answers every request alike.
 */
export function awsHome() {
  let folder = "";
  const closers: (() => void)[] = [];
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "aws-home-"));
    for (const name of Object.keys(environment)) {
      if (name.startsWith("AWS_")) vi.stubEnv(name, undefined);
    }
    vi.stubEnv("HOME", folder);
    vi.stubEnv("AWS_EC2_METADATA_DISABLED", "true");
    vi.stubEnv("AWS_REGION", "eu-west-1");
  });
  afterEach(() => {
    for (const close of closers.splice(0)) close();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  const pathOf = (name: string) => path.join(folder, name);
  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    closers.push(() => {
      server.closeAllConnections();
      server.close();
    });
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  }
  return {
    pathOf,
    /** Writes a file into the home folder, and gives its path. */
    file(name: string, text: string): string {
      writeFileSync(pathOf(name), text);
      return pathOf(name);
    },
    serve,
    answer: (status: number, body: string, type = "text/xml") =>
      serve((_request, response) => response.writeHead(status, { "Content-Type": type }).end(body)),
  };
}

/** The failure of a provider that gives no credentials. */
export async function failureOf(provider = profileCredentials(undefined)): Promise<AwsFailure> {
  const error: unknown = await provider().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return toAwsFailure(error, 0);
}

/** The body in which STS refuses a request (AWS Query protocol). */
export function xmlError(code: string, message: string): string {
  return `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r-1</RequestId></ErrorResponse>`;
}
