import { FramedView } from "@/app/embed/framed-view";
import { toSearchParams } from "@/lib/sessions/query/search-params";

export default async function EmbedHistoryPage({ searchParams }: PageProps<"/embed/history">) {
  return <FramedView state="history" given={toSearchParams(await searchParams)} />;
}
