import { FramedView } from "@/app/embed/framed-view";
import { toSearchParams } from "@/lib/sessions/query/search-params";

export default async function EmbedActivePage({ searchParams }: PageProps<"/embed/active">) {
  return <FramedView state="active" given={toSearchParams(await searchParams)} />;
}
