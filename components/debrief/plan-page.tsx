import { DebriefSubpage } from "@/components/debrief/debrief-subpage";
import { ModelFigure } from "@/components/debrief/model-figure";
import { PlanTable } from "@/components/debrief/plan-table";
import { PrintButton } from "@/components/debrief/print-button";
import type { ReportWords } from "@/model/figures/report-words";
import type { ReportChapter } from "@/workshop/debrief/report/report";

interface Props {
  room: { id: string; title: string };
  work: {
    sentence: string;
    /** Measure, who, by when, and group. */
    head: readonly string[];
    rows: readonly (readonly string[])[];
    /** What became of commitments. */
    later: ReportChapter | null;
  };
  /** Results of groups that are not released, and the page on which the first is read. */
  unreleased: { count: number; page: string } | null;
  words: ReportWords;
}

/** The plan of action of all groups. */
export function PlanPage({ room, work: { sentence, head, rows, later }, unreleased, words }: Props) {
  const t = words.from("front");
  return (
    <DebriefSubpage room={room} title={t("plan.title")} lead={sentence} wide>
      <div className="stack">
        {unreleased && (
          <nav className="notice tangerine">
            {t("plan.unreleased", { count: unreleased.count })}{" "}
            <a href={`/debrief/${room.id}/texts?of=${encodeURIComponent(unreleased.page)}`}>
              {t("plan.toRelease")}
            </a>
          </nav>
        )}
        {rows.length > 0 && (
          <>
            <p className="row">
              <PrintButton className="button" text={words.t("print")} />
            </p>
            <PlanTable head={head} rows={rows} caption={t("plan.order")} />
          </>
        )}
        {later && (
          <>
            <h2>{later.title}</h2>
            {later.parts.map(({ activity, lead, figures }) => (
              <section key={activity} className="stack">
                <p>{lead}</p>
                {figures.map((model) => (
                  <ModelFigure key={model.id} model={model} words={words} />
                ))}
              </section>
            ))}
          </>
        )}
      </div>
    </DebriefSubpage>
  );
}
