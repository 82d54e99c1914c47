import { FramedTabPage } from "@/app/tab";

export default function EmbedActivePage({ searchParams }: PageProps<"/embed/active">) {
  return <FramedTabPage state="active" searchParams={searchParams} />;
}
