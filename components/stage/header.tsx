import { useTranslations } from "@/components/language/use-translations";
import { Qr } from "@/components/ui/qr";
import { Img, usePicture } from "@/components/ui/picture";
import styles from "@/components/stage/header.module.css";
import type { StageView } from "@/workshop/protocol/views";

/** The workshop's logo, on white so that it is seen on every ground. */
export function Logo({ of: theme }: { of: StageView["theme"] }) {
  const drawn = usePicture(theme?.logo?.file ?? "");
  if (!drawn || !theme?.logo) return null;
  return (
    <span className={styles.logo}>
      <Img drawn={drawn} alt={theme.logo.alt} />
    </span>
  );
}

/** The room's place in the run, and the way in, always at the same place of the screen. */
export function Header({ view }: { view: StageView }) {
  const t = useTranslations("stage");
  const { place, door } = view;
  return (
    <header className={styles.header}>
      <Logo of={view.theme} />
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
        <p className={`hint ${styles.locked}`}>{t("locked")}</p>
      )}
    </header>
  );
}
