"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/people/people.module.css";

/** Sessions in presenters' hands, each with the way to take it back. */
export function Handovers() {
  const t = useTranslations("console");
  const { plan, view, act, show } = useConsoleContext();
  if (view.handovers.length === 0) return null;
  const titleOf = (id: string) => plan.sessions.find((s) => s.id === id)?.title ?? id;
  return (
    <section>
      <h2>{t("handOver.heading")}</h2>
      <ul className={styles.rows}>
        {view.handovers.map((h) => (
          <li key={h.id}>
            <span>
              <bdi lang={plan.language}>{titleOf(h.session)}</bdi>
              {": "}
              {h.name === null ? t("handOver.waiting") : t("handOver.with", { name: h.name })}
              {h.name !== null && ` · ${t(h.here ? "handOver.here" : "handOver.away")}`}
            </span>
            <span>
              {h.name === null && (
                <button
                  type="button"
                  data-look="plain"
                  onClick={() => show({ kind: "hand-over", session: h.session })}
                >
                  {t("handOver.showLink")}
                </button>
              )}
              <button type="button" onClick={() => act({ type: "take-back", handover: h.id })}>
                {t("handOver.takeBack")}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
