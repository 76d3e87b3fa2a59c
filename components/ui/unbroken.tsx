/** A range such as "(1–4)", and a number with its percent sign. */
const KEPT = /([([]?\d[\d.,]{0,14}(?:\u2013\d[\d.,]{0,14}[)\]]?|[ \u00a0]?[%\u066a]))/u;

/** A text whose ranges and percentages stay in one line. */
export const Unbroken = ({ text }: { text: string }) =>
  text.split(KEPT).map((part, i) =>
    i % 2 === 1 ? (
      <span key={`${i}`} style={{ whiteSpace: "nowrap" }}>
        {part}
      </span>
    ) : (
      part
    ),
  );
