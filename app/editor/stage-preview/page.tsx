import { PageTexts } from "@/app/page-texts";
import type { Metadata } from "next";
import { editorTexts } from "@/app/page-language";
import { LivePreview } from "@/app/editor/stage-preview/live-preview";
import { requireAccount } from "@/server/accounts/page-guards";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await editorTexts())("preview.stage"),
});

/** The stage of the editor's preview, empty: the editor around it gives the content. */
export default async function StagePreviewPage() {
  await requireAccount();
  return (
    <PageTexts namespaces={["stage", "compare"]}>
      <LivePreview />
    </PageTexts>
  );
}
