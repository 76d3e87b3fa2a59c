/** The debrief of a room as its two pages show it. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { drawnIn } from "@/app/debrief/[room]/drawn-parts";
import { pageWords } from "@/app/debrief/[room]/page-words";
import { saveFront, saveHidden, saveTarget, saveText } from "@/app/debrief/[room]/report-actions";
import { pageDates, retentionTexts } from "@/app/page-language";
import { PageTexts } from "@/app/page-texts";
import { TrainerBar } from "@/app/trainer/trainer-bar";
import { Chapter } from "@/components/debrief/chapter";
import styles from "@/components/debrief/data-end.module.css";
import { DebriefPage } from "@/components/debrief/debrief-page";
import { requireRoomReader } from "@/server/accounts/page-guards";
import { brandingOf, loadFront, loadWhole } from "@/server/debrief/load-front";
import { logAccessHourly } from "@/server/store/accounts/access-log";
import { findErasure } from "@/server/store/retention/erasures";
import { mayWithReport } from "@/workshop/debrief/report/permissions";

export async function debriefMetadata(params: Promise<{ room: string }>): Promise<Metadata> {
  const { room } = await requireRoomReader((await params).room);
  return { title: (await pageWords()).t("title", { title: room.title }), referrer: "same-origin" };
}

interface Props {
  room: string;
  /** With the figures: of all chapters, or of one; bare, it is read and stands alone. */
  whole?: { only?: string; bare: boolean };
}

export async function DebriefOf({ room: roomId, whole }: Props) {
  const { room, account, role } = await requireRoomReader(roomId);
  const words = await pageWords();
  const all = whole ? await loadWhole(room.id, words) : null;
  const front = all ? all.head : await loadFront(room.id, words);
  if (!front) notFound();
  const drawn = all && drawnIn(all, words);
  const chapter = front.chapters.find(({ id }) => id === whole?.only);
  if (whole?.only && !chapter) notFound();
  if (whole?.bare && chapter)
    return (
      <Chapter
        chapter={chapter}
        drawn={drawn}
        here=""
        language={front.language}
        words={words}
        editing={null}
        remarks={{}}
      />
    );
  const mayEdit = mayWithReport(role, "edit");
  if (mayEdit) await logAccessHourly(room.id, account.id, "open");
  return (
    <PageTexts namespaces={["exports", "front"]}>
      <TrainerBar account={account} here="rooms" room={{ room, role, here: "debrief" }} />
      <DebriefPage
        front={front}
        look={await brandingOf(room.id, front.theme)}
        drawn={drawn}
        only={chapter?.id}
        roomId={room.id}
        words={words}
        editing={
          mayEdit
            ? { room: room.id, language: words.locale, saveText, saveHidden, saveFront, saveTarget }
            : null
        }
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
