import type { DescribeSessionsRequest } from "@aws-sdk/client-ssm";

/** A view: the query of the API, and the call by which the bare SDK gets about the same rows. */
export type View = { query: string; input: () => DescribeSessionsRequest };

const HOUR = 3_600_000;

/** Twenty that differ, as people have them open on a wall, in a ticket and in a tab. */
export const twentyViews: readonly View[] = [
  active("", []),
  active("status=Connected", [{ key: "Status", value: "Connected" }]),
  active("owner=alice.chen", []),
  active("owner=m.rodriguez", []),
  active("owner=devon.okafor", []),
  active("kind=shell", []),
  active("kind=port-forward", []),
  active("accessType=JustInTime", [{ key: "AccessType", value: "JustInTime" }]),
  history("", []),
  history("status=Failed", [{ key: "Status", value: "Failed" }]),
  history("status=Terminated", [{ key: "Status", value: "Terminated" }]),
  history("owner=ci-runner", []),
  history("owner=priya.nair", []),
  history("kind=shell", []),
  recent(1),
  recent(6),
  recent(24),
  recent(72),
  recent(168),
  recent(720),
];

type Filters = NonNullable<DescribeSessionsRequest["Filters"]>;

function active(filter: string, Filters: Filters): View {
  return {
    query: queryOf("active", filter),
    input: () => ({ State: "Active", MaxResults: 50, Filters }),
  };
}

function history(filter: string, Filters: Filters): View {
  return {
    query: queryOf("history", filter),
    input: () => ({ State: "History", MaxResults: 50, Filters }),
  };
}

function recent(hours: number): View {
  return {
    query: queryOf("history", `range=${hours}h`),
    input: () => {
      const since = new Date(Date.now() - hours * HOUR).toISOString().replace(/\.\d+/, "");
      const Filters: Filters = [{ key: "InvokedAfter", value: since }];
      return { State: "History", MaxResults: 50, Filters };
    },
  };
}

function queryOf(state: string, filter: string): string {
  return `/api/sessions?${["limit=50", `state=${state}`, filter].filter(Boolean).join("&")}`;
}
