import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DebriefPage } from "@/components/debrief/debrief-page";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { requireRoomTrainer } from "@/server/auth/guards";
import { loadDebrief } from "@/server/store/debrief";
import { debriefOf } from "@/workshop/debrief/debrief";

export const metadata: Metadata = { title: "Debrief" };
export const dynamic = "force-dynamic";

/** The debrief of a room, for its trainers: while it runs, of the results that were seen; afterwards, of all. */
export default async function Debrief({ params }: { params: Promise<{ room: string }> }) {
  const { room } = await requireRoomTrainer((await params).room);
  const input = await loadDebrief(room.id);
  if (!input) notFound();
  return <DebriefPage debrief={debriefOf(input)} roomId={room.id} words={await pageWords()} />;
}
