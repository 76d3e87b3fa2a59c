import type { Metadata } from "next";
import { RowsExport } from "@/components/debrief/rows-export";
import { debriefWords } from "@/components/debrief/words";
import { requireRoomTrainer } from "@/server/auth/guards";

export const metadata: Metadata = { title: "Row-by-row data" };

/** What the row-by-row table holds and what can go wrong with it, before anybody downloads it. */
export default async function RowsPage({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await requireRoomTrainer((await params).room);
  return <RowsExport roomId={room.id} title={room.title} ended={room.ended} words={debriefWords()} />;
}
