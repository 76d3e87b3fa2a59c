"use client";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { FieldFrame } from "@/app/trainer/field";
import { agendasOf } from "@/app/trainer/room-actions";
import styles from "@/app/trainer/trainer.module.css";

/** By which agenda a room of this workshop is run; nothing to choose where the workshop has none. */
export function AgendaChoice({ workshop }: { workshop: string }) {
  const t = useTranslations("account.openRoom");
  const [agendas, setAgendas] = useState<{ id: string; title: string }[]>([]);
  useEffect(() => {
    let here = true;
    void agendasOf(workshop).then(
      (found) => here && setAgendas(found),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [workshop]);
  if (agendas.length === 0) return null;
  return (
    <FieldFrame label={t("agenda")} hint={t("agendaHint")}>
      {(ties) => (
        <select {...ties} name="agenda" className={styles.input} defaultValue="">
          <option value="">{t("agendaNone")}</option>
          {agendas.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
