import type { Metadata } from "next";
import { LiveObserver } from "@/app/observer/[room]/live-observer";
import { PageTexts } from "@/app/page-texts";
import { consoleTexts } from "@/app/page-language";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await consoleTexts())("invited.observer"),
});

/** An observer's page. Its key stands after `#k=` and so reaches no server log; the socket checks it. */
export default async function Page({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params;
  return (
    <PageTexts namespaces={["compare", "console", "stage"]}>
      <noscript>{(await consoleTexts())("invited.noScript")}</noscript>
      <LiveObserver room={room} />
    </PageTexts>
  );
}
