import type { Metadata } from "next";
import { accountTexts } from "@/app/page-language";
import { LiveConsole } from "@/app/console/[room]/live-console";
import { requireRoomTrainer } from "@/server/accounts/page-guards";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await accountTexts())("rooms.console"),
});

/** The trainer's console; only for the trainers of this room. */
export default async function ConsolePage({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await params;
  const seen = await requireRoomTrainer(room);
  return <LiveConsole room={seen.room.id} title={seen.room.title} me={seen.account.name} />;
}
