import type { ReactNode } from "react";
import { pageLanguage } from "@/app/page-language";
import { MoreTexts } from "@/components/language/texts";
import { type Namespace, wordsIn } from "@/messages/words";

export const consoleNamespaces: readonly Namespace[] = [
  "certificates",
  "compare",
  "console",
  "door",
  "editor",
  "exports",
  "files",
  "reasons",
  "stage",
];

interface Props {
  /** What the parts of the page that run in the browser say, besides "account", which every page has. */
  namespaces: readonly Namespace[];
  children: ReactNode;
}

export async function PageTexts({ namespaces, children }: Props) {
  return <MoreTexts words={await wordsIn(await pageLanguage(), namespaces)}>{children}</MoreTexts>;
}
