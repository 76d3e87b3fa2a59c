import type { ReactNode } from "react";
import { WorkshopTexts } from "@/app/trainer/workshops/texts";

export default function WorkshopsLayout({ children }: { children: ReactNode }) {
  return <WorkshopTexts>{children}</WorkshopTexts>;
}
