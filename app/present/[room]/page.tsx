import type { Metadata } from "next";
import { consoleNamespaces, PageTexts } from "@/app/page-texts";
import { accountTexts } from "@/app/page-language";
import { LivePresenter } from "@/app/present/[room]/live-presenter";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await accountTexts())("rooms.console"),
});

/** One session's console. Its key stands after `#k=` and so reaches no server log; the socket checks it. */
export default async function PresentPage({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params;
  return (
    <PageTexts namespaces={consoleNamespaces}>
      <LivePresenter room={room} />
    </PageTexts>
  );
}
