import type { ReactNode } from "react";
import type { Translate } from "@/components/phone/texts";
import { Authored, AuthoredIn } from "@/components/ui/authored";
import type { Card, CardLine } from "@/model/worksheets/shown";
import type { WorksheetFace } from "@/model/worksheets/content";

/** @param mark the box of an entry; lines that are no entries have none */
export function CardText({
  card,
  t,
  mark,
  count,
}: {
  card: Card;
  t: Translate;
  mark?: (entry: string, line: CardLine) => ReactNode;
  count?: (entry: string) => ReactNode;
}) {
  return (
    <>
      {card.blocks.map((block, i) => (
        <section key={i} className="card-block">
          {block.label && <AuthoredIn as="h3" text={block.label} />}
          {block.lines.map((line, k) => (
            <Line key={line.entry ?? k} line={line} t={t} mark={mark} count={count} />
          ))}
        </section>
      ))}
    </>
  );
}

function Line({
  line,
  t,
  mark,
  count,
}: {
  line: CardLine;
  t: Translate;
  mark?: (entry: string, line: CardLine) => ReactNode;
  count?: (entry: string) => ReactNode;
}) {
  const { entry } = line;
  return (
    <div className={line.grey ? "card-line said-before" : "card-line"}>
      {entry !== null && mark ? mark(entry, line) : <p dir="auto">{line.text}</p>}
      {line.more.length > 0 && (
        <p className="hint">
          {line.more.map((more, i) => (
            <span key={i}>
              {i > 0 && " · "}
              <Authored text={more.label} />
              {/[?؟]$/.test(more.label) ? " " : ": "}
              <bdi dir="auto">{more.text}</bdi>
            </span>
          ))}
        </p>
      )}
      {line.grey && <small>{t("cardGrey")}</small>}
      {line.too > 0 && <small>{t("cardToo", { count: line.too })}</small>}
      {entry !== null && count?.(entry)}
    </div>
  );
}

/** A box that marks an entry, maybe outside its form. Its id keeps another card from taking it over. */
export function MarkBox({
  form,
  entry,
  text,
  says,
  on,
}: {
  form?: string;
  entry: string;
  text: string;
  says?: string;
  on: boolean;
}) {
  return (
    <label className="opt mark">
      <input
        type="checkbox"
        id={`mark-${entry}`}
        name="entries"
        value={entry}
        defaultChecked={on}
        form={form}
      />
      <span dir="auto">{text}</span>
      {says && <small>{says}</small>}
    </label>
  );
}

/** Title and task, above everything else on a phone. Tasks are long: they are no headings. */
export function Task({ face }: { face: WorksheetFace }) {
  return (
    <>
      <AuthoredIn as="h1" text={face.title} />
      <AuthoredIn as="p" className="to-do" text={face.question} />
    </>
  );
}
