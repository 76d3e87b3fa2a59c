import type { ReactNode } from "react";
import { PageTexts } from "@/app/page-texts";

export default function DebriefLayout({ children }: { children: ReactNode }) {
  return <PageTexts namespaces={["exports", "front"]}>{children}</PageTexts>;
}
