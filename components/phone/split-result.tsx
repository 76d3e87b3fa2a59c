/** The room's answers to one item of several: each choice with its count, as text and as a bar. */
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import { percent } from "@/model/activity/tally";

interface Props {
  /** The item; null where it is the question. */
  text: string | null;
  options: readonly { id: string; text: string }[];
  counts: Record<string, number>;
  /** The number of answers, where several choices are allowed. */
  of?: number;
  /** The choices are words of the interface. */
  plain?: boolean;
  t: Translate;
}

export function SplitResult({ text, options, counts, of: answers, plain, t }: Props) {
  const total = answers ?? options.reduce((sum, o) => sum + (counts[o.id] ?? 0), 0);
  return (
    <div className="split">
      {text && <AuthoredIn as="h3" text={text} />}
      <ul>
        {options.map((o) => {
          const count = counts[o.id] ?? 0;
          const share = percent(count, total) ?? 0;
          return (
            <li key={o.id}>
              {plain ? (
                <span className="what">{o.text}</span>
              ) : (
                <AuthoredIn as="span" className="what" text={o.text} />
              )}
              <span className="much">{t("optionResult", { count, percent: share })}</span>
              <span className="track" aria-hidden="true">
                <i style={{ inlineSize: `${share}%` }} />
              </span>
            </li>
          );
        })}
      </ul>
      {text && <small>{t("itemResult", { count: total })}</small>}
    </div>
  );
}
