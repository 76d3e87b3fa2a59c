import { PageTexts } from "@/app/page-texts";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { debriefed } from "@/activities/faces/debrief";
import { campaignsIn } from "@/workshop/debrief/campaigns";
import { DebriefPage } from "@/components/debrief/debrief-page";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { saveHidden, saveText } from "@/app/debrief/[room]/report-actions";
import type { RoomProps } from "@/app/page-title";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { requireRoomReader } from "@/server/accounts/page-guards";
import { brandingOf, loadFront } from "@/server/debrief/load-front";
import { logAccessHourly } from "@/server/store/accounts/access-log";
import { mayWithReport } from "@/workshop/debrief/report/permissions";
import { pageDates, retentionTexts } from "@/app/page-language";
import { findErasure } from "@/server/store/retention/erasures";
import styles from "@/components/debrief/data-end.module.css";

/** Its forms also work without a script: the server then sees by the referrer that they came from here. */
export async function generateMetadata({ params }: RoomProps): Promise<Metadata> {
  const { room } = await requireRoomReader((await params).room);
  return { title: (await pageWords()).t("title", { title: room.title }), referrer: "same-origin" };
}
export const dynamic = "force-dynamic";

/**
 * The debrief of a room, for its trainers, and of an example for all: while it runs, of the results that were
 * seen; afterwards, of all.
 */
export default async function Debrief({ params }: RoomProps) {
  const { room, account, role } = await requireRoomReader((await params).room);
  const words = await pageWords();
  const front = await loadFront(room.id, words);
  if (!front) notFound();
  const mayEdit = mayWithReport(role, "edit");
  if (mayEdit) await logAccessHourly(room.id, account.id, "open");
  const look = await brandingOf(room.id, front.theme);
  const editing = mayEdit ? { room: room.id, language: words.locale, saveText, saveHidden } : null;
  return (
    <PageTexts namespaces={["exports", "front"]}>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "debrief" }} />
      <DebriefPage
        front={front}
        look={look}
        debriefed={debriefed}
        campaigns={campaignsIn(front.debrief).length > 0}
        roomId={room.id}
        words={words}
        editing={editing}
        mayReadLog={mayWithReport(role, "read-log")}
      />
      {mayEdit && <DataEndLine roomId={room.id} />}
    </PageTexts>
  );
}

/** The foot of a debrief: the fate of the personal data. */
async function DataEndLine({ roomId }: { roomId: string }) {
  const [t, erasure] = await Promise.all([retentionTexts(), findErasure(roomId)]);
  const dates = await pageDates({ dateStyle: "long" });
  return (
    <footer className={styles.line}>
      {erasure && <span>{t("erasedOn", { date: dates.format(erasure.at) })} </span>}
      <a href={`/debrief/${roomId}/data`}>{t("link")}</a>
    </footer>
  );
}
