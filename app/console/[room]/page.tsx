import type { Metadata } from "next";
import { consoleNamespaces, PageTexts } from "@/app/page-texts";
import { accountTexts } from "@/app/page-language";
import { type RoomProps, titleOf } from "@/app/page-title";
import { LiveConsole } from "@/app/console/[room]/live-console";
import { requireRoomTrainer } from "@/server/accounts/page-guards";
import { consoleFacts } from "@/server/store/rooms/rooms";

export const generateMetadata = async ({ params }: RoomProps): Promise<Metadata> => ({
  title: await titleOf((await accountTexts())("rooms.console"), params),
});

export default async function ConsolePage({ params }: RoomProps) {
  const { room } = await params;
  const seen = await requireRoomTrainer(room);
  const { id, title } = seen.room;
  return (
    <PageTexts namespaces={consoleNamespaces}>
      <LiveConsole room={id} title={title} me={seen.account.name} {...(await consoleFacts(id))} />
    </PageTexts>
  );
}
