import { Figure } from "@/components/debrief/figure";
import { BAR, type Layout, layoutFlow, ribbonPath } from "@/activities/case/debrief/flow-layout";
import styles from "@/activities/case/debrief/strip-figure.module.css";
import { stripTables } from "@/activities/case/debrief/strip-tables";
import { fillOf, inkOn, Legend, Patterns, ribbonOf } from "@/components/debrief/tones";
import type { Words } from "@/components/debrief/words";
import type { CaseDebrief } from "@/workshop/debrief/case-debrief";
import { NO_ANSWER } from "@/workshop/debrief/flows";
import { flowSentence, stripSentence } from "@/workshop/debrief/sentences";
import { FEW } from "@/workshop/debrief/share";

const WIDTH = 1000;
const HEIGHT = 340;
const TOP = 44;
const PAD = 26;
/** Segments lower than this carry their number beside them. */
const ROOM_FOR_NUMBER = 15;

/** The judgement part by part, and the people between. */
export function StripFigure({ debrief, words }: { debrief: CaseDebrief; words: Words }) {
  const { activity, parts, people, flows, notAsked } = debrief;
  const id = `strip-${activity.id}`;
  const again = parts.filter((p) => p.rounds.length > 1).map((p) => p.number);
  const name = (answer: string) => activity.answers.find((a) => a.id === answer)?.text ?? words.t("none");
  const counts = parts.map((p) =>
    words.t("strip.alt", {
      part: words.t("partNumber", { number: p.number }),
      counts: p.counts.bars.map((b) => `${b.text} ${b.share.count}`).join(", "),
    }),
  );
  const hints = [
    words.t("figures.stripHow", { people }),
    notAsked.length > 0 &&
      words.t("figures.notAsked", { count: notAsked.length, parts: notAsked.join(", ") }),
    again.length > 0 && words.t("strip.firstRound", { count: again.length, parts: again.join(", ") }),
    flows.some((f) => f === null) && flows.some((f) => f !== null) && words.t("strip.fewFlows", { few: FEW }),
  ].filter(Boolean);
  return (
    <Figure
      words={words}
      title={words.t("figures.strip")}
      reading={`${words.say(stripSentence(debrief))} ${words.say(flowSentence(debrief))}`}
      how={hints.join(" ")}
      tables={stripTables(debrief, words)}
      expert
    >
      <Legend
        id={id}
        items={[
          ...activity.answers.map((a) => ({ look: a.tone, text: a.text })),
          { look: "none", text: words.t("none") },
        ]}
      />
      <svg
        className={styles.svg}
        viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + 56}`}
        role="img"
        aria-label={`${words.t("figures.strip")}. ${counts.join("; ")}.`}
      >
        <Patterns id={id} />
        <g transform={`translate(${PAD} ${TOP})`}>
          <Drawing
            layout={layoutFlow(debrief, { width: WIDTH - 2 * PAD, height: HEIGHT })}
            debrief={debrief}
            id={id}
            words={words}
            name={name}
          />
        </g>
      </svg>
    </Figure>
  );
}

interface DrawingProps {
  layout: Layout;
  debrief: CaseDebrief;
  id: string;
  words: Words;
  name: (answer: string) => string;
}

function Drawing({ layout: { columns, ribbons }, debrief: { band }, id, words, name }: DrawingProps) {
  const inBand = columns.filter((c) => c.number >= band.from && c.number <= band.to);
  const [first, last] = [inBand[0], inBand.at(-1)];
  return (
    <>
      {first && last && (
        <Bracket
          from={first.x}
          to={last.x + BAR}
          text={words.t("expertBand", { ...band, same: band.from === band.to ? "yes" : "no" })}
        />
      )}
      {ribbons.map((r) => (
        <path
          key={`${r.from.column}-${r.from.id}-${r.to.id}`}
          d={ribbonPath(r)}
          className={ribbonOf(r.look, r.from.id !== r.to.id)}
        >
          <title>
            {words.t("strip.moved", {
              count: r.people,
              from: name(r.from.id),
              to: name(r.to.id),
              fromPart: columns[r.from.column]!.number,
              toPart: columns[r.to.column]!.number,
            })}
          </title>
        </path>
      ))}
      {columns.map((c) => (
        <g key={c.number} transform={`translate(${c.x} 0)`}>
          {c.segments.map((s) => (
            <g key={s.id}>
              <rect
                y={s.y}
                width={BAR}
                height={s.height}
                rx={Math.min(4, s.height / 2)}
                {...fillOf(s.look, id)}
              />
              {s.height >= ROOM_FOR_NUMBER ? (
                <text x={BAR / 2} y={s.y + s.height / 2} className={inkOn(s.look)}>
                  {s.people}
                </text>
              ) : (
                <text x={BAR + 9} y={s.y + s.height / 2} className={inkOn(NO_ANSWER)}>
                  {s.people}
                </text>
              )}
            </g>
          ))}
          <text x={BAR / 2} y={HEIGHT + 24} className={styles.number}>
            {c.number}
          </text>
          <text x={BAR / 2} y={HEIGHT + 44} className={styles.label}>
            {c.label}
          </text>
        </g>
      ))}
    </>
  );
}

/** Half the room that the band's name needs, so that a band at either end does not push it off the drawing. */
const LABEL = 80;

/** The expert band: a quiet ground behind its parts, closed above by a bracket with its name. */
function Bracket({ from, to, text }: { from: number; to: number; text: string }) {
  const [x0, x1] = [from - 12, to + 12];
  return (
    <g data-expert>
      <rect x={x0} y={-12} width={x1 - x0} height={HEIGHT + 20} rx="8" className={styles.band} />
      <path d={`M${x0},-4 V-14 H${x1} V-4`} className={styles.bracket} />
      <text x={Math.min(Math.max((x0 + x1) / 2, LABEL), WIDTH - 2 * PAD - LABEL)} y={-24} className={styles.bandLabel}>
        {text}
      </text>
    </g>
  );
}
