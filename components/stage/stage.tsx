"use client";
import { useEffect, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { TextsIn } from "@/components/language/texts";
import { useLive, useView } from "@/components/live/use-view";
import { Screen } from "@/components/stage/screen";
import styles from "@/components/stage/stage.module.css";
import { AssetsProvider } from "@/components/assets/assets";
import { usePicturesAhead } from "@/components/ui/use-pictures-ahead";
import { interfaceLanguage } from "@/messages/languages";
import { direction } from "@/workshop/content/workshop";

const onHash = (changed: () => void) => {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
};
const keyInHash = () => new URLSearchParams(window.location.hash.slice(1)).get("k") ?? "";

/** The projector's page: reads its key from the address, connects, and shows what the room is shown. */
export function Stage({ room }: { room: string }) {
  // Null while rendered on the server, where nobody knows the hash.
  const key = useSyncExternalStore<string | null>(onHash, keyInHash, () => null);
  return (
    <div data-surface="stage" className={styles.surface}>
      {key === null ? null : key === "" ? (
        <Sentence of="noKey" />
      ) : (
        <Connected key={key} room={room} secret={key} />
      )}
    </div>
  );
}

/** One sentence in the middle of the screen. */
function Sentence({ of }: { of: string }) {
  const t = useTranslations("stage");
  return (
    <main className={styles.sentence}>
      <p>{t(of)}</p>
    </main>
  );
}

function Connected({ room, secret }: { room: string; secret: string }) {
  const t = useTranslations("stage");
  const { status, refusal, version, stage, offset } = useView(useLive({ as: "stage", room, key: secret }));
  usePicturesAhead(stage?.ahead ?? []);
  // A room that ended keeps its last words on the screen.
  if (refusal && !(refusal === "room-ended" && stage?.ended)) return <Sentence of={refusal} />;
  if (version === "renewing") return <Sentence of="renewing" />;
  if (!stage) return <Sentence of="connecting" />;
  return (
    <TextsIn language={stage.language}>
      <PageLanguage language={stage.language} />
      <AssetsProvider sources={stage.assets} size="stage">
        <Screen view={stage} offset={offset} />
      </AssetsProvider>
      {status === "lost" && <span className={styles.lost} role="img" aria-label={t("lost")} />}
    </TextsIn>
  );
}

/** The page is the stage: it is in the language of the room, whatever this browser's trainer reads. */
function PageLanguage({ language }: { language: string }) {
  useEffect(() => {
    document.documentElement.lang = interfaceLanguage(language);
    document.documentElement.dir = direction(language);
  }, [language]);
  return null;
}
