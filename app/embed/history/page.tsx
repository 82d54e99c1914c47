import { FramedTabPage } from "@/app/tab";

export default function EmbedHistoryPage({ searchParams }: PageProps<"/embed/history">) {
  return <FramedTabPage state="history" searchParams={searchParams} />;
}
