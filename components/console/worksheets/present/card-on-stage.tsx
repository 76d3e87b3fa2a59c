"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import { Alike } from "@/components/console/worksheets/curate/similar-entries";
import { useAction } from "@/components/console/groups/use-actions";
import { wordKeys, Words } from "@/components/console/worksheets/curate/redactable-text";
import styles from "@/components/console/worksheets/present/present.module.css";
import { Rapporteur } from "@/components/console/worksheets/present/rapporteur";
import { Button } from "@/components/ui/button";
import { direction } from "@/model/text/language";
import { isMinority } from "@/model/worksheets/cards";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { CardLine } from "@/model/worksheets/shown";
import type { Group } from "@/model/room/groups";
import { clock, useClock } from "@/components/ui/use-clock";

/** The card on the stage, with the trainer's verbs. */
export function CardOnStage({ work, group }: { work: ConsoleWork; group: Group }) {
  const t = useTranslations("console.present");
  const name = useGroupName();
  const { plan } = useConsoleContext();
  const perform = useAction();
  const { activity, present, black } = work;
  const card = present.cards[present.card];
  const turn = (to: number) =>
    perform(
      { type: "card", activity, group: group.id, to },
      t("did.turned", { card: to + 1, cards: present.cards.length }),
    );
  return (
    <section className={styles.onStage} aria-label={t("onStage", { group: name(group) })}>
      <div className={`row ${styles.head}`}>
        <h3 dir="auto">{name(group)}</h3>
        {present.since !== null && <SpeakingClock since={present.since} seconds={present.seconds} />}
      </div>
      <Rapporteur group={group} />
      {card ? (
        <>
          <div className={`row ${styles.head}`}>
            <p className={styles.count}>
              {t("card", { card: present.card + 1, cards: present.cards.length })}
            </p>
            <span className={styles.moves}>
              <button
                type="button"
                className="tool"
                aria-label={t("cardBefore")}
                title={t("cardBefore")}
                disabled={present.card === 0}
                onClick={() => turn(present.card - 1)}
              >
                ‹
              </button>
              <button
                type="button"
                className="tool"
                aria-label={t("cardAfter")}
                title={t("cardAfter")}
                disabled={present.card >= present.cards.length - 1}
                onClick={() => turn(present.card + 1)}
              >
                ›
              </button>
            </span>
          </div>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the words in it are buttons. */}
          <div
            className={styles.card}
            lang={plan.language}
            dir={direction(plan.language)}
            onKeyDown={wordKeys}
          >
            <h4>{isMinority(card) ? t("minority") : card.title}</h4>
            {card.blocks.map((block, i) => (
              <div key={i}>
                {block.label && <h5>{block.label}</h5>}
                <ul className="stack tight">
                  {block.lines.map((line, n) => (
                    <Line key={line.entry ?? n} line={line} work={work} first={i === 0 && n === 0} />
                  ))}
                </ul>
              </div>
            ))}
          </div>
          <div className="row apart muted">
            <p>{t("tapToBlack")}</p>
            {black.length > 0 && (
              <Button
                size="small"
                look="bare"
                onClick={() =>
                  perform(
                    { type: "black", activity, word: black.at(-1) ?? "", on: false },
                    t("did.unblacked"),
                  )
                }
              >
                {t("unblack", { count: black.length })}
              </Button>
            )}
          </div>
        </>
      ) : (
        <p className="notice">{t("noCards", { group: name(group) })}</p>
      )}
    </section>
  );
}

function Line({ line, work, first }: { line: CardLine; work: ConsoleWork; first: boolean }) {
  const t = useTranslations("console.present");
  const perform = useAction();
  const { entry } = line;
  return (
    <li data-grey={line.grey || undefined}>
      <p className={styles.text}>
        <Words text={line.text} activity={work.activity} reachable={first} />
        {line.more.map((more) => (
          <small key={more.label}>
            {more.label}: <Words text={more.text} activity={work.activity} />
          </small>
        ))}
      </p>
      <div className={`row ${styles.acts}`}>
        {line.too > 0 && <small>{t("too", { count: line.too })}</small>}
        {entry !== null && (
          <Button
            size="small"
            look="bare"
            aria-pressed={line.grey}
            aria-label={t("saidBeforeOf", { entry: line.text })}
            onClick={() =>
              perform(
                { type: "grey", activity: work.activity, entry, on: !line.grey },
                t(line.grey ? "did.ungreyed" : "did.greyed"),
              )
            }
          >
            {t("saidBefore")}
          </Button>
        )}
      </div>
      {entry !== null && <Alike work={work} entry={entry} />}
    </li>
  );
}

/** The group's speaking time. At its end the words change, and nothing else happens. */
function SpeakingClock({ since, seconds }: { since: number; seconds: number }) {
  const t = useTranslations("console.present");
  const { offset } = useConsoleContext();
  const spoken = Math.max(0, Math.floor((useClock(offset) - since) / 1_000));
  const over = spoken >= seconds;
  return (
    <p className={styles.clock} data-over={over || undefined}>
      <span role="timer" aria-live="off">
        {clock(spoken)}
      </span>{" "}
      <small>{t("ofTime", { time: clock(seconds) })}</small>{" "}
      <span role="status">{over ? t("timeOver") : ""}</span>
    </p>
  );
}
