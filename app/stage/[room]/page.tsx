import { PageTexts } from "@/app/page-texts";
import type { Metadata } from "next";
import { editorTexts } from "@/app/page-language";
import { LiveStage } from "@/app/stage/[room]/live-stage";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await editorTexts())("preview.stage"),
});

/** The projector's page. Its key stands after `#k=` and so reaches no server log. */
export default async function StagePage({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params;
  return (
    <PageTexts namespaces={["stage", "compare"]}>
      <LiveStage room={room} />
    </PageTexts>
  );
}
