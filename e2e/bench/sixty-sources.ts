import { DescribeSessionsCommand } from "@aws-sdk/client-ssm";
import { credentialsFor } from "../emulator/sts-test-client";
import { sdkClient } from "../emulator/test-client";

const ACCOUNTS = 20;
const REGIONS = ["eu-west-1", "us-east-1", "ap-southeast-2"];

/** Twenty accounts of three regions, as SESSIONSCOPE_ACCOUNTS takes them. */
export const sixtySources = Array.from({ length: ACCOUNTS }, (_, index) => ({
  id: `account-${index + 1}`,
  roleArn: `arn:aws:iam::${300_000_000_001 + index}:role/sessionscope`,
  regions: REGIONS,
}));

/** The SDK's clients of the same sources, their roles assumed, and one call to each of them, all at once. */
export async function sixtyClients(awsUrl: string) {
  const clients = await Promise.all(
    sixtySources.map(async ({ roleArn, regions }) => {
      const credentials = await credentialsFor(awsUrl, roleArn);
      return regions.map((region) => sdkClient(awsUrl, "", { credentials, region }));
    }),
  ).then((all) => all.flat());
  return {
    listAll: (after: Date, rows: number) => {
      const Filters = [
        { key: "InvokedAfter" as const, value: after.toISOString().replace(/\.\d+/, "") },
      ];
      const input = { State: "History" as const, MaxResults: rows, Filters };
      return Promise.all(clients.map((client) => client.send(new DescribeSessionsCommand(input))));
    },
    close: () => {
      for (const client of clients) client.destroy();
    },
  };
}
