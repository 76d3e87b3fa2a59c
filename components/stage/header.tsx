import { useTranslations } from "use-intl";
import { Qr } from "@/components/ui/qr";
import styles from "@/components/stage/header.module.css";
import type { StageView } from "@/workshop/protocol/views";

/** Where the room stands, and how to get in: always at the same place of the screen. */
export function Header({ view }: { view: StageView }) {
  const t = useTranslations("stage");
  const { place, door } = view;
  return (
    <header className={styles.header}>
      {place && (
        <div className={styles.place} lang={view.language}>
          <p className={styles.session}>
            {view.rehearsal && <span className={styles.rehearsal}>{t("rehearsal")}</span>}
            <b>{t("session", { number: place.session })}</b> · {place.sessionTitle}
          </p>
          <p className={styles.activity}>
            {place.part
              ? t("partOf", {
                  activity: place.activityTitle,
                  index: place.part.index,
                  total: place.part.total,
                })
              : place.activityTitle}
          </p>
        </div>
      )}
      {door ? (
        <div className={styles.join}>
          <div className={styles.ways}>
            <p>
              {t("joinAt")} <bdi className={styles.address}>{door.address}</bdi>
            </p>
            <p>
              {t("code")} <bdi className={styles.code}>{door.code}</bdi>
            </p>
          </div>
          <Qr text={door.url} label={t("qr", { address: door.address })} className={styles.qr} />
        </div>
      ) : (
        <p className={styles.locked}>{t("locked")}</p>
      )}
    </header>
  );
}
