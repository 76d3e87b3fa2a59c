import type { Metadata } from "next";
import { PageTexts } from "@/app/page-texts";
import { consoleTexts } from "@/app/page-language";
import { HelperPage } from "@/components/console/invited/helper-page";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await consoleTexts())("invited.helper"),
});

/** A helper's page. Its key stands after `#k=` and so reaches no server log; the socket checks it. */
export default async function Page({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params;
  return (
    <PageTexts namespaces={["compare", "console", "door", "reasons", "stage"]}>
      <noscript>{(await consoleTexts())("invited.noScript")}</noscript>
      <HelperPage room={room} />
    </PageTexts>
  );
}
