"use client";
import { type ReactNode, useEffect, useState } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import type { FinishFacts } from "@/components/console/finish/finish-facts";
import styles from "@/components/console/finish/finish.module.css";
import { StepName } from "@/components/console/step-name";
import { stepOf } from "@/components/console/steps";
import { UnderWay } from "@/components/exports/entry";
import { useExports } from "@/components/exports/use-exports";
import { Button } from "@/components/ui/button";

/** The console of an ended room. */
export function FinishPage() {
  const t = useTranslations("console");
  const { room } = useConsoleContext();
  const facts = useFacts();
  const { making, begin } = useExports(room, useLocale());
  return (
    <main className={styles.page} data-part="now">
      <section className={`card ${styles.card}`}>
        <h2>{t("finish.title")}</h2>
        {facts && <p>{t("finish.counts", counts(facts))}</p>}
        <div className="row">
          <a className="button primary big" href={`/debrief/${room}`}>
            {t("live.endedDebrief")}
          </a>
          <Button size="big" onClick={() => void begin("pdf-short-a4", false)}>
            {t("finish.pdf")}
          </Button>
          <a className="button big" href={`/debrief/${room}/share`}>
            {t("finish.share")}
          </a>
        </div>
        <UnderWay making={making} />
        {facts && <Waiting facts={facts} />}
        <p className="hint">{t("live.ended")}</p>
        <p>
          <a href="/trainer">{t("live.endedHome")}</a>
        </p>
      </section>
    </main>
  );
}

const counts = ({ people, questions, groups }: FinishFacts) => ({ people, questions, groups });

/** Null until the facts are there, and where they cannot be had. */
export function useFacts(): FinishFacts | null {
  const { room, readFinish } = useConsoleContext();
  const [facts, setFacts] = useState<FinishFacts | null>(null);
  useEffect(() => {
    let here = true;
    readFinish?.(room).then(
      (read) => here && setFacts(read),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [room, readFinish]);
  return facts;
}

/** Open matters, each with the way to it, and the passed questions. */
export function Waiting({ facts, ask }: { facts: FinishFacts; ask?: ReactNode }) {
  const t = useTranslations("console");
  const { room, plan, view } = useConsoleContext();
  const { nameless, toRelease } = facts;
  const unasked = view.unasked.flatMap((id) => stepOf(plan, id) ?? []);
  if (nameless + toRelease + unasked.length === 0) return null;
  return (
    <ul className="lines">
      {nameless > 0 && (
        <li>
          <span>{t("finish.nameless", { count: nameless })}</span>
          {ask ?? <a href={`/debrief/${room}/certificates`}>{t("finish.certificates")}</a>}
        </li>
      )}
      {toRelease > 0 && (
        <li>
          <span>{t("finish.toRelease", { count: toRelease })}</span>
          <a href={`/debrief/${room}/texts`}>{t("finish.release")}</a>
        </li>
      )}
      {unasked.length > 0 && (
        <li>
          <details>
            <summary>{t("finish.unasked", { count: unasked.length })}</summary>
            <ul>
              {unasked.map((step) => (
                <li key={step.id}>
                  <StepName step={step} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}
