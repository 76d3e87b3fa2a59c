import { useTranslations } from "@/components/language/use-translations";
import { Logo } from "@/components/stage/header";
import { Qr } from "@/components/ui/qr";
import styles from "@/components/stage/waiting.module.css";
import { Second } from "@/components/stage/second";
import type { StageView } from "@/workshop/protocol/views";

/** The screen before the first step: titles of room and workshop, and the way in. */
export function Waiting({ view }: { view: StageView }) {
  const t = useTranslations("stage");
  const { door } = view;
  const named = view.room !== null && view.room !== view.title;
  const Workshop = named ? "p" : "h1";
  return (
    <main className={styles.waiting}>
      <div className={styles.words}>
        <Logo of={view.theme} />
        {named && <h1 dir="auto">{view.room}</h1>}
        <Workshop className={named ? styles.workshop : undefined} lang={view.language}>
          {view.title}
          <Second of={view.title} />
        </Workshop>
        {door ? (
          <ol className={styles.steps}>
            <li>
              <p>{t("waiting.wifi")}</p>
            </li>
            <li>
              <p>{t("waiting.scan")}</p>
              <bdi className={styles.address}>{door.address}</bdi>
            </li>
            <li>
              <p>{t("waiting.code")}</p>
              <bdi className={styles.code}>{door.code}</bdi>
            </li>
          </ol>
        ) : (
          <p className={styles.locked}>{t("locked")}</p>
        )}
        <p className={styles.quietly}>
          <b>{t("waiting.here", { count: view.here })}</b> <span>{t("waiting.noAccount")}</span>
        </p>
      </div>
      {door && <Qr text={door.url} label={t("qr", { address: door.address })} className={styles.qr} />}
    </main>
  );
}
