"use client";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { PageLanguage, TextsIn } from "@/components/language/texts-in";
import type { Live } from "@/components/live/connect";
import { createSender } from "@/components/live/send";
import { useNamedTitle } from "@/components/live/use-named-title";
import { useKeyInHash, useLive, useView } from "@/components/live/use-view";
import type { StageFaces } from "@/components/stage/face";
import { Screen } from "@/components/stage/screen";
import styles from "@/components/stage/stage.module.css";
import { AssetsProvider } from "@/components/assets/assets";
import { PageTurnProvider } from "@/components/ui/paged-text";

/** The projector's page: reads its key from the address, connects, and shows the room. */
export function Stage({ room, faces }: { room: string; faces: StageFaces }) {
  const key = useKeyInHash();
  return (
    <div data-surface="stage" className={styles.surface}>
      {key === null ? null : key === "" ? (
        <Sentence message="noKey" />
      ) : (
        <Connected key={key} room={room} secret={key} faces={faces} />
      )}
    </div>
  );
}

/** One sentence in the middle of the screen. */
function Sentence({ message }: { message: string }) {
  const t = useTranslations("stage");
  return (
    <main className={styles.sentence}>
      <p>{t(message)}</p>
    </main>
  );
}

function Connected({ room, secret, faces }: { room: string; secret: string; faces: StageFaces }) {
  const t = useTranslations("stage");
  const live = useLive({ as: "stage", room, key: secret });
  const { status, refusal, version, stage, offset } = useView(live);
  const [pages, setPages] = useState(1);
  useReportPages(live, status === "connected" ? stage?.pages.at : undefined, pages);
  usePicturesAhead(stage?.ahead ?? []);
  useNamedTitle(stage?.title);
  // A room that ended keeps its last words on the screen.
  if (refusal && !(refusal === "room-ended" && stage?.ended)) return <Sentence message={refusal} />;
  if (version === "renewing") return <Sentence message="renewing" />;
  if (!stage) return <Sentence message="connecting" />;
  return (
    <TextsIn language={stage.language}>
      <PageLanguage language={stage.language} />
      <AssetsProvider sources={stage.assets} size="stage">
        <PageTurnProvider page={stage.pages.page} onCount={setPages}>
          <Screen view={stage} offset={offset} faces={faces} />
        </PageTurnProvider>
      </AssetsProvider>
      {status === "lost" && <span className={styles.lost} role="img" aria-label={t("lost")} />}
    </TextsIn>
  );
}

/** Lets the browser fetch pictures of the next steps. */
function usePicturesAhead(addresses: readonly string[]): void {
  const joined = addresses.join(" ");
  useEffect(() => {
    for (const address of joined.split(" ").filter(Boolean)) {
      const picture = new Image();
      picture.fetchPriority = "low";
      picture.src = address;
    }
  }, [joined]);
}

/** Time until a screen that is drawn again has settled on its pages. */
const SETTLE_MS = 200;

/** Tells the room this stage's number of pages at a moment; one, the usual, only after more. */
function useReportPages(live: Live, moment: string | undefined, pages: number): void {
  const [send] = useState(() => createSender(live.socket));
  const reported = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (moment === undefined) reported.current = undefined;
    if (moment === undefined || (pages === 1 && reported.current !== moment)) return;
    const timer = window.setTimeout(() => {
      reported.current = moment;
      void send({ type: "pages", at: moment, of: pages });
    }, SETTLE_MS);
    return () => window.clearTimeout(timer);
  }, [send, moment, pages]);
}
