import { TabPage } from "@/app/tab";

export default function ActivePage({ searchParams }: PageProps<"/active">) {
  return <TabPage state="active" searchParams={searchParams} />;
}
