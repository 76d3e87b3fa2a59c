import styles from "@/components/worksheets/figures.module.css";
import { type Drawing, Title } from "@/components/worksheets/title";
import type { RelayComparison } from "@/model/worksheets/comparisons/comparison";
import { relaySaid } from "@/model/worksheets/comparisons/relay";
import type { CompareText } from "@/model/worksheets/wording";

/** Who told whom, what that says, and what was lost. */
export function RelayFigure({ comparison, t, says, level }: { comparison: RelayComparison } & Drawing) {
  return (
    <>
      <RelayMap comparison={comparison} t={t} />
      <ul>
        {relaySaid(comparison).map(({ key, values }) => (
          <li key={key}>{t(`relay.${key}`, values)}</li>
        ))}
      </ul>
      {comparison.lost.length > 0 && (
        <div className={styles.part}>
          <Title level={level}>{t("relay.lostTitle")}</Title>
          <ul>
            {comparison.lost.map(({ id, text, teams }) => (
              <li key={id}>
                {says(text)}{" "}
                <span className={styles.muted}>{`${t("relay.without")}: ${teams.join(" · ")}`}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Units of the drawing. */
const [WIDTH, HEIGHT] = [760, 400];
const RADIUS = { across: 270, down: 160 };
/** Part of the way between two sides at which an arrow begins and ends, clear of their names. */
const CLEAR = 0.24;
/** The bow of an arrow, so that it does not cover the one back. */
const BOW = 0.12;
/** Letters of a name in one line. */
const LINE = 16;

/** Sides in a ring, with an arrow and a number for each pair that told; for those who listen, a table. */
export function RelayMap({ comparison, t }: { comparison: RelayComparison; t: CompareText }) {
  const { sides, arrows } = comparison;
  const places = sides.map((_, i) => {
    const turn = (2 * Math.PI * i) / sides.length - Math.PI / 2;
    return { x: WIDTH / 2 + RADIUS.across * Math.cos(turn), y: HEIGHT / 2 + RADIUS.down * Math.sin(turn) };
  });
  return (
    <div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-hidden="true"
        style={{ inlineSize: "100%", maxBlockSize: "60vh" }}
      >
        <defs>
          <marker
            id="relay-head"
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="5"
            markerHeight="5"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8Z" style={{ fill: "var(--f-strong)" }} />
          </marker>
        </defs>
        {arrows.map(({ from, to, papers }) => (
          <Arrow key={`${from} ${to}`} from={places[from]!} to={places[to]!} papers={papers} />
        ))}
        {sides.map(({ text }, i) => (
          <Side key={text} text={text} {...places[i]!} />
        ))}
      </svg>
      {arrows.length === 0 && <p className={styles.muted}>{t("relay.none")}</p>}
      <table className="quiet">
        <caption>{t("relay.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("relay.from")}</th>
            {sides.map(({ text }) => (
              <th key={text} scope="col">
                <bdi dir="auto">{text}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sides.map(({ text }, from) => (
            <tr key={text}>
              <th scope="row">
                <bdi dir="auto">{text}</bdi>
              </th>
              {sides.map((side, to) => (
                <td key={side.text}>{arrows.find((a) => a.from === from && a.to === to)?.papers ?? 0}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Place {
  x: number;
  y: number;
}

function Arrow({ from, to, papers }: { from: Place; to: Place; papers: number }) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = { x: (from.x + to.x) / 2 - dy * BOW * 2, y: (from.y + to.y) / 2 + dx * BOW * 2 };
  const between = (one: Place, other: Place, part: number): Place => ({
    x: one.x + (other.x - one.x) * part,
    y: one.y + (other.y - one.y) * part,
  });
  const [start, end] = [between(from, bend, 2 * CLEAR), between(to, bend, 2 * CLEAR)];
  const middle = between({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, bend, 0.75);
  return (
    <g>
      <path
        d={`M${start.x} ${start.y}Q${bend.x} ${bend.y} ${end.x} ${end.y}`}
        markerEnd="url(#relay-head)"
        style={{ fill: "none", stroke: "var(--f-strong)", strokeWidth: 2 + Math.min(6, papers) }}
      />
      <circle cx={middle.x} cy={middle.y} r="17" style={{ fill: "var(--f-fill)" }} />
      <Words lines={[String(papers)]} {...middle} fill="var(--f-fill-ink)" />
    </g>
  );
}

/** A name in lines of a box. */
function Side({ text, x, y }: Place & { text: string }) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1)!;
    if (last === "" || last.length + word.length < LINE) lines[lines.length - 1] = `${last} ${word}`.trim();
    else lines.push(word);
  }
  const width = 40 + 11 * Math.max(...lines.map((line) => line.length));
  const height = 24 + 24 * lines.length;
  return (
    <g>
      <rect
        x={x - width / 2}
        y={y - height / 2}
        width={width}
        height={height}
        rx="14"
        style={{ fill: "var(--f-chip)", stroke: "var(--f-line)", strokeWidth: 1.5 }}
      />
      <Words lines={lines} x={x} y={y} fill="var(--f-ink)" />
    </g>
  );
}

const Words = ({ lines, x, y, fill }: Place & { lines: readonly string[]; fill: string }) => (
  <text textAnchor="middle" style={{ fill, fontSize: 20, fontWeight: 600 }}>
    {lines.map((line, i) => (
      <tspan key={line} x={x} y={y + 7 + 24 * (i - (lines.length - 1) / 2)}>
        {line}
      </tspan>
    ))}
  </text>
);
