import type { ReactNode } from "react";
import { PageTexts } from "@/app/page-texts";

export default function WorkshopsLayout({ children }: { children: ReactNode }) {
  return <PageTexts namespaces={["editor", "files"]}>{children}</PageTexts>;
}
