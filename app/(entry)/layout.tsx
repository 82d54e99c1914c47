import type { ReactNode } from "react";
import { EntryPage } from "@/components/shell/entry-page";

export default function EntryLayout({ children }: { children: ReactNode }) {
  return <EntryPage>{children}</EntryPage>;
}
