/** How the room answered one item of several: each choice with its people, as text and as a bar. */
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import { percent } from "@/model/activity/tally";

interface Props {
  /** The item; null where the question has said it. */
  text: string | null;
  options: readonly { id: string; text: string }[];
  counts: Record<string, number>;
  /** People who answered it, where one may choose several. */
  of?: number;
  /** The choices are words of the interface. */
  plain?: boolean;
  t: Translate;
}

export function SplitResult({ text, options, counts, of: people, plain, t }: Props) {
  const of = people ?? options.reduce((sum, o) => sum + (counts[o.id] ?? 0), 0);
  return (
    <div className="split">
      {text && <AuthoredIn as="h3" text={text} />}
      <ul>
        {options.map((o) => {
          const count = counts[o.id] ?? 0;
          const share = percent(count, of) ?? 0;
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
      {text && <small>{t("itemResult", { count: of })}</small>}
    </div>
  );
}
