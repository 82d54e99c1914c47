import { TabPage } from "@/app/tab";

export default function HistoryPage({ searchParams }: PageProps<"/history">) {
  return <TabPage state="history" searchParams={searchParams} />;
}
