/** The work of all groups in words and tables, for phones and screen readers. */
import { Fragment } from "react";
import { groupsOfMeasure, type Topic, topicsOf } from "@/model/worksheets/comparisons/topics";
import { PhonePlans } from "@/activities/kinds/worksheet/phone-plans";
import { ServiceList, StepTable } from "@/activities/kinds/worksheet/phone-tables";
import { groupName } from "@/components/phone/worksheets/parts";
import type { Translate } from "@/components/phone/texts";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import type {
  BoardComparison,
  Comparison,
  DifferenceComparison,
  ComparedMeasure,
  RelayComparison,
} from "@/model/worksheets/comparisons/comparison";
import { relaySaid } from "@/model/worksheets/comparisons/relay";
import { unreachable } from "@/model/unreachable";

export function PhoneComparison({ comparison, t }: { comparison: Comparison | null; t: Translate }) {
  return (
    <div className="comparison">
      {comparison ? <Kind comparison={comparison} t={t} /> : <p>{t("compareNone")}</p>}
    </div>
  );
}

function Kind({ comparison, t }: { comparison: Comparison; t: Translate }) {
  switch (comparison.type) {
    case "board":
      return <Board comparison={comparison} t={t} />;
    case "difference":
      return <Difference comparison={comparison} t={t} />;
    case "map":
      return <StepTable comparison={comparison} t={t} />;
    case "services":
      return <ServiceList comparison={comparison} t={t} />;
    case "campaign":
      return <PhonePlans comparison={comparison} t={t} />;
    case "relay":
      return <Relay comparison={comparison} t={t} />;
    default:
      return unreachable(comparison);
  }
}

const saidOnPhones = {
  asked: "relaySaidAsked",
  decided: "relaySaidDecided",
  told: "relaySaidTold",
  lost: "relaySaidLost",
} as const;

function Relay({ comparison, t }: { comparison: RelayComparison; t: Translate }) {
  return (
    <>
      {relaySaid(comparison).map(({ key, values }) => (
        <p key={key}>{t(saidOnPhones[key], values)}</p>
      ))}
      <ul>
        {comparison.lost.map(({ id, text, teams }) => (
          <li key={id}>{t("relayLost", { paper: text, teams: teams.join(" · ") })}</li>
        ))}
      </ul>
    </>
  );
}

function Board({ comparison, t }: { comparison: BoardComparison; t: Translate }) {
  const topics = topicsOf(comparison);
  return topics.map((topic, i) => (
    <Fragment key={topic.text ?? ""}>
      {topic.text && <AuthoredIn as="h2" className="place" text={topic.text} />}
      <BoardColumns comparison={comparison} topic={topic} last={i === topics.length - 1} t={t} />
    </Fragment>
  ));
}

interface BoardColumnsProps {
  comparison: BoardComparison;
  topic: Topic;
  /** The last topic names the groups that left a column empty. */
  last: boolean;
  t: Translate;
}

function BoardColumns({ comparison, topic, last, t }: BoardColumnsProps) {
  return topic.columns.map((column) => {
    const left = column.blank || !last ? [] : comparison.blanks.filter((b) => b.column === column.id);
    return (
      <section key={column.id}>
        <AuthoredIn as={topic.text ? "h3" : "h2"} text={column.text} />
        {column.blank ? (
          <p className="lacks">{t("compareBlank")}</p>
        ) : (
          <Measures
            measures={column.measures}
            t={t}
            namesOf={(measure) =>
              groupsOfMeasure(comparison, measure)
                .map((group) => groupName(group, t))
                .join(", ")
            }
          />
        )}
        {left.length > 0 && (
          <p>
            {t("compareLeft")} {left.map(({ group }) => groupName(group, t)).join(", ")}
          </p>
        )}
      </section>
    );
  });
}

function Difference({
  comparison: { here, there, both, onlyHere, onlyThere },
  t,
}: {
  comparison: DifferenceComparison;
  t: Translate;
}) {
  const slips = new Set(onlyHere.filter((m) => m.slip).map((m) => m.id));
  const parts = [
    { head: <Authored text={there} />, measures: onlyThere },
    { head: t("compareBoth"), measures: both },
    { head: <Authored text={here} />, measures: onlyHere },
  ];
  return parts.map(({ head, measures }, i) => (
    <section key={i}>
      <h2>{head}</h2>
      {measures.length === 0 ? (
        <p>{t("compareNothing")}</p>
      ) : (
        <Measures measures={measures} t={t} slips={slips} />
      )}
    </section>
  ));
}

function Measures({
  measures,
  t,
  slips,
  namesOf,
}: {
  measures: readonly ComparedMeasure[];
  t: Translate;
  /** The groups that have one. */
  namesOf?: (measure: ComparedMeasure) => string;
  slips?: ReadonlySet<string>;
}) {
  return (
    <ul>
      {measures.map((measure) => {
        const { id, text, times, owner, when, missing } = measure;
        const facts = [
          namesOf?.(measure),
          times > 1 && t("compareTimes", { count: times }),
          owner.length > 0 && t("compareOwner", { who: owner.join(", ") }),
          when.length > 0 && t("compareWhen", { day: when.join(", ") }),
        ].filter(Boolean);
        const lacks = [
          missing.includes("owner") && t("compareNoOwner"),
          missing.includes("when") && t("compareNoWhen"),
        ].filter(Boolean);
        return (
          <li key={id}>
            <span dir="auto">{text}</span>
            {facts.length > 0 && <small>{facts.join(" · ")}</small>}
            {lacks.length > 0 && <small className="lacks">{lacks.join(" · ")}</small>}
            {slips?.has(id) && <strong className="lacks">{t("compareSlip")}</strong>}
          </li>
        );
      })}
    </ul>
  );
}
