import styles from "@/components/worksheets/figures.module.css";
import { type Drawing, Title } from "@/components/worksheets/title";
import type { RelayComparison } from "@/model/worksheets/comparisons/comparison";
import { matrixOf, relaySaid } from "@/model/worksheets/comparisons/relay";
import type { CompareText } from "@/model/worksheets/wording";

/** Who told whom, what that says, and what was lost. */
export function RelayFigure({ comparison, t, says, level }: { comparison: RelayComparison } & Drawing) {
  return (
    <>
      <RelayMap comparison={comparison} t={t} />
      <ul style={{ breakInside: "avoid" }}>
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
const [WIDTH, HEIGHT] = [920, 400];
const RADIUS = { across: 350, down: 165 };
/** Height of a line of a name, and width of its letters. */
const [LINE_HEIGHT, LETTER] = [24, 11];
/** Letters of a name in one line. */
const MAX_LETTERS = 16;
/** From the box of a side to its arrows. */
const GAP = 10;
/** The bow of an arrow, so that it does not cover the one back. */
const BOW = 12;
/** Part of its way at which an arrow has its number: two that go and come, or cross, keep theirs apart. */
const NUMBER_AT = 0.66;

/** Sides in a ring, with an arrow and a number for each pair that told; for those who listen, a table. */
export function RelayMap({ comparison, t }: { comparison: RelayComparison; t: CompareText }) {
  const { sides, arrows } = comparison;
  const places = sides.map(({ text }, i) => placeOf(text, (2 * Math.PI * i) / sides.length - Math.PI / 2));
  return (
    <div>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-hidden="true"
        style={{ inlineSize: "100%", maxBlockSize: "27rem" }}
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
        {places.map((place) => (
          <Side key={place.lines.join(" ")} place={place} />
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
          {matrixOf(comparison).map(({ text, cells }) => (
            <tr key={text}>
              <th scope="row">
                <bdi dir="auto">{text}</bdi>
              </th>
              {cells.map((papers, to) => (
                <td key={sides[to]!.text}>{papers}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Point {
  x: number;
  y: number;
}

/** The middle of a side's box, with its name in lines. */
interface Place extends Point {
  lines: string[];
  width: number;
  height: number;
}

function placeOf(text: string, turn: number): Place {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1)!;
    if (last === "" || last.length + word.length < MAX_LETTERS)
      lines[lines.length - 1] = `${last} ${word}`.trim();
    else lines.push(word);
  }
  return {
    x: WIDTH / 2 + RADIUS.across * Math.cos(turn),
    y: HEIGHT / 2 + RADIUS.down * Math.sin(turn),
    lines,
    width: 40 + LETTER * Math.max(...lines.map((line) => line.length)),
    height: LINE_HEIGHT * (lines.length + 1),
  };
}

const between = (one: Point, other: Point, part: number): Point => ({
  x: one.x + (other.x - one.x) * part,
  y: one.y + (other.y - one.y) * part,
});

/** The point on the way from a box to another point at which it is clear of the box. */
function edgeOf(box: Place, to: Point): Point {
  const across = (box.width / 2 + GAP) / Math.abs(to.x - box.x);
  const down = (box.height / 2 + GAP) / Math.abs(to.y - box.y);
  return between(box, to, Math.min(across, down, 1));
}

function Arrow({ from, to, papers }: { from: Place; to: Place; papers: number }) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const middle = between(from, to, 0.5);
  const bend = { x: middle.x - (2 * BOW * dy) / length, y: middle.y + (2 * BOW * dx) / length };
  const [start, end] = [edgeOf(from, bend), edgeOf(to, bend)];
  const number = between(between(start, bend, NUMBER_AT), between(bend, end, NUMBER_AT), NUMBER_AT);
  return (
    <g>
      <path
        d={`M${start.x} ${start.y}Q${bend.x} ${bend.y} ${end.x} ${end.y}`}
        markerEnd="url(#relay-head)"
        style={{ fill: "none", stroke: "var(--f-strong)", strokeWidth: 2 + Math.min(4, papers) }}
      />
      <circle cx={number.x} cy={number.y} r="15" style={{ fill: "var(--f-fill)" }} />
      <Label lines={[String(papers)]} {...number} fill="var(--f-fill-ink)" />
    </g>
  );
}

function Side({ place }: { place: Place }) {
  const { x, y, width, height, lines } = place;
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
      <Label lines={lines} x={x} y={y} fill="var(--f-ink)" />
    </g>
  );
}

const Label = ({ lines, x, y, fill }: Point & { lines: readonly string[]; fill: string }) => (
  <text textAnchor="middle" style={{ fill, fontSize: 20, fontWeight: 600 }}>
    {lines.map((line, i) => (
      <tspan key={line} x={x} y={y + 7 + LINE_HEIGHT * (i - (lines.length - 1) / 2)}>
        {line}
      </tspan>
    ))}
  </text>
);
