"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/people/people.module.css";
import { Button } from "@/components/ui/button";
import type { ConsoleView } from "@/workshop/protocol/console";

type Handed = ConsoleView["handovers"][number];

/** Sessions in presenters' hands, helpers and observers, each with the way to take it back. */
export function Handovers() {
  const t = useTranslations("console");
  const { plan, view, act, show } = useConsoleContext();
  if (plan.role === "presenter" || view.ended) return null;
  const titleOf = (id: string) => plan.sessions.find((s) => s.id === id)?.title ?? id;
  return (
    <section>
      {view.handovers.length > 0 && <h2>{t("handOver.heading")}</h2>}
      <ul className={styles.rows}>
        {view.handovers.map((h) => (
          <li key={h.id}>
            <span>
              {h.as === "presenter" && (
                <>
                  <bdi lang={plan.language}>{titleOf(h.session)}</bdi>
                  {": "}
                </>
              )}
              <HandedTo handover={h} />
            </span>
            <span>
              {(h.as !== "presenter" || h.name === null) && (
                <button
                  type="button"
                  data-look="plain"
                  onClick={() =>
                    show(
                      h.as === "presenter" ? { kind: "hand-over", session: h.session } : { kind: "invited" },
                    )
                  }
                >
                  {t("handOver.showLink")}
                </button>
              )}
              <button type="button" onClick={() => act({ type: "take-back", handover: h.id })}>
                {t(h.as === "presenter" ? "handOver.takeBack" : "invited.withdraw")}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <Button size="small" onClick={() => show({ kind: "invited" })}>
        {t("invited.verb")}
      </Button>
    </section>
  );
}

/** Who has a link, and whether its page is open. */
export function HandedTo({ handover: { as, name, here } }: { handover: Handed }) {
  const t = useTranslations("console");
  const open = ` · ${t(here ? "handOver.here" : "handOver.away")}`;
  if (as === "presenter")
    return name === null ? t("handOver.waiting") : `${t("handOver.with", { name })}${open}`;
  return (
    <>
      {t(`invited.${as}`)}
      {name !== null && (
        <>
          {" "}
          <bdi>{name}</bdi>
        </>
      )}
      {as !== "shared" && open}
    </>
  );
}
