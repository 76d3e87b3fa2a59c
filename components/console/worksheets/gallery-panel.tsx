"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import styles from "@/components/console/worksheets/curate/curate.module.css";
import { useAction } from "@/components/console/groups/use-actions";
import { TurnList } from "@/components/console/results/list-pagination";
import { Button } from "@/components/ui/button";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { Entry } from "@/model/worksheets/entries";
import type { Group } from "@/model/room/groups";

/** The gallery of the sheets: the walk, people's remarks and dots. */
export function GalleryDesk({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console.gallery");
  const say = useTranslations("console");
  const { view } = useConsoleContext();
  const perform = useAction();
  const { activity, walking } = work;
  return (
    <div className={styles.desk}>
      {work.phase === "none" && <p className="hint">{say("work.notBegun")}</p>}
      <section className="stack tight" aria-label={t("walk")}>
        <h3>{t("walk")}</h3>
        <p className="hint">{t(walking ? "walking" : "walkLead")}</p>
        <p className="row">
          <Button
            size="small"
            aria-pressed={walking}
            onClick={() =>
              perform(
                { type: "walk", activity, on: !walking },
                t(walking ? "did.walkEnded" : "did.walkBegun"),
              )
            }
          >
            {t(walking ? "endWalk" : "beginWalk")}
          </Button>
        </p>
      </section>
      <Dots work={work} marks={view.results?.marks.entries} />
      <Remarks work={work} />
    </div>
  );
}

function Dots({ work, marks }: { work: ConsoleWork; marks: Record<string, number> | undefined }) {
  const t = useTranslations("console.gallery");
  const name = useGroupName();
  const { plan } = useConsoleContext();
  if (!marks) return null;
  const rows = dotted(work, marks);
  return (
    <section className="stack tight" aria-label={t("dots")}>
      <h3>{t("dots")}</h3>
      {rows.length === 0 && <p className="hint">{t("noDots")}</p>}
      <ol className="stack tight">
        {rows.map(({ entry, group, dots }) => (
          <li key={entry.id}>
            <b>{t("count", { count: dots })}</b>
            <span>
              <span lang={plan.language} dir="auto">
                {entry.text}
              </span>{" "}
              {group && <small dir="auto">{name(group)}</small>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Remarks({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console.gallery");
  const name = useGroupName();
  const perform = useAction();
  const { activity, remarks, piece } = work;
  const title = t("remarks", { count: piece?.of ?? remarks.length });
  const groups = work.groups
    .map(({ group }) => ({ group, about: remarks.filter((r) => r.group === group.id) }))
    .filter((g) => g.about.length > 0);
  return (
    <section className="stack tight" aria-label={title}>
      <h3>{title}</h3>
      <TurnList piece={piece} of={title} />
      {groups.length === 0 && <p className="hint">{t("noRemarks")}</p>}
      {groups.map(({ group, about }) => (
        <div key={group.id} className="stack tight">
          <h4 dir="auto">{name(group)}</h4>
          <ul className={styles.list}>
            {about.map((remark) => (
              <li key={remark.id} data-hidden={remark.hidden || undefined}>
                <p>
                  {remark.kind === "missed" && <small className={styles.asked}>{t("missed")}</small>}{" "}
                  <span dir="auto">{remark.text}</span>
                  {remark.hidden && <small> {t("hidden")}</small>}
                </p>
                <p className="row">
                  <Button
                    size="small"
                    aria-label={t(remark.hidden ? "showOf" : "hideOf", { remark: remark.text })}
                    onClick={() =>
                      perform(
                        { type: "hide-remark", activity, remark: remark.id, on: !remark.hidden },
                        t(remark.hidden ? "did.shown" : "did.hidden"),
                      )
                    }
                  >
                    {t(remark.hidden ? "show" : "hide")}
                  </Button>
                </p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Entries with dots, most first. */
function dotted(
  work: Pick<ConsoleWork, "entries" | "groups">,
  marks: Readonly<Record<string, number>>,
): { entry: Entry; group: Group | undefined; dots: number }[] {
  return work.entries
    .flatMap((entry) => {
      const dots = marks[entry.id] ?? 0;
      return dots > 0
        ? [{ entry, group: work.groups.find((g) => g.group.id === entry.group)?.group, dots }]
        : [];
    })
    .sort((a, b) => b.dots - a.dots);
}
