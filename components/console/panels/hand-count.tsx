"use client";
import { type KeyboardEvent, useRef, useState } from "react";
import styles from "@/components/console/panels/hand-count.module.css";
import { TextsIn } from "@/components/language/texts-in";
import { useTranslations } from "@/components/language/use-translations";
import { commandId } from "@/components/live/command-id";
import { Button } from "@/components/ui/button";
import { NumberInput } from "@/components/ui/number-input";
import { direction } from "@/model/text/language";
import { type HandCounts, type HandItem, MAX_COUNTED } from "@/model/activity/show-of-hands";

/** Numbers that one tap gives; the field takes larger ones. */
const TAPS = 12;

const counterKey = (room: string) => `counter ${room}`;

/** The id under which this browser counts, so that it can correct itself after a reload. */
export function counterOf(room: string): string {
  const fresh = commandId();
  try {
    const counter = sessionStorage.getItem(counterKey(room)) ?? fresh;
    sessionStorage.setItem(counterKey(room), counter);
    return counter;
  } catch {
    // Without storage it lasts as long as the page.
    return fresh;
  }
}

type Mark = "present" | "absent" | "unknown";

/** Says an option, also one that is a mark. */
export function useOptionWord(): (option: HandItem["options"][number]) => string {
  const t = useTranslations("console");
  return ({ id, text }) => text ?? t(`marks.${id as Mark}`);
}

interface Props {
  items: readonly HandItem[];
  /** In which it is read aloud. */
  spoken: string;
  /** Counted by this counter. */
  mine: HandCounts;
  /** The numbers shown beside the options. */
  sums: HandCounts;
  /** People whom all counters have counted for an item. */
  handsFor: (item: HandItem) => number;
  withoutPhone: number;
  /** Sends all that this counter has counted. @returns why it was not stored; null: it was */
  store: (counts: HandCounts) => Promise<string | null>;
}

/** Leads through the options, one after another; each number is stored as it is tapped. */
export function HandCount({ items, spoken, mine, sums, handsFor, withoutPhone, store }: Props) {
  const t = useTranslations("console");
  const wordOf = useOptionWord();
  const [place, setPlace] = useState(0);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const stops = items.flatMap((item) => item.options.map((option) => ({ item, option })));
  const { item, option } = stops[Math.min(place, stops.length - 1)]!;
  const hands = handsFor(item);
  const missing = withoutPhone - hands;

  async function count(people: number) {
    setTyped("");
    const refused = await store({ ...mine, [item.field]: { ...mine[item.field], [option.id]: people } });
    setProblem(refused);
    if (refused === null) setPlace(Math.min(place + 1, stops.length));
  }

  // A digit that is typed while a button has the focus begins the number in the field.
  function typeOn({ key, ctrlKey, metaKey }: KeyboardEvent) {
    if (/^\d$/.test(key) && !ctrlKey && !metaKey) form.current?.querySelector("input")?.focus();
  }

  return (
    <>
      {place < stops.length && (
        <form
          ref={form}
          className="stack"
          onKeyDown={typeOn}
          onSubmit={(e) => {
            e.preventDefault();
            if (typed !== "") void count(Number(typed));
          }}
        >
          {item.text !== null && <h3 lang={spoken}>{item.text}</h3>}
          <p aria-live="polite" lang={spoken} dir={direction(spoken)}>
            <TextsIn language={spoken}>
              <Aloud option={option} />
            </TextsIn>
          </p>
          <p className={styles.taps}>
            {Array.from({ length: TAPS + 1 }, (_, people) => (
              <Button
                key={people}
                aria-pressed={mine[item.field]?.[option.id] === people}
                // The other half of a double click would answer for the next option.
                onClick={(e) => e.detail < 2 && count(people)}
              >
                {people}
              </Button>
            ))}
          </p>
          <NumberInput
            label={t("count.more")}
            min={0}
            max={MAX_COUNTED}
            value={typed}
            onChange={(e) => setTyped(e.target.value)}
          />
        </form>
      )}
      {problem && <p role="alert">{problem}</p>}
      <dl className="stack">
        {item.options.map((one) => (
          <div key={one.id} className="row">
            <dt lang={spoken}>{wordOf(one)}</dt>
            <dd>{sums[item.field]?.[one.id] ?? 0}</dd>
          </div>
        ))}
      </dl>
      <div className="row">
        <Button onClick={() => setPlace(Math.max(0, place - 1))} disabled={place === 0}>
          {t("count.back")}
        </Button>
      </div>
      <p role="status">
        {missing < 0 && t("count.tooMany", { hands, people: withoutPhone })}
        {withoutPhone > 0 && missing >= 0 && t("count.missing", { count: missing })}
      </p>
    </>
  );
}

/** What to ask the room, in its language. */
function Aloud({ option: { id, text } }: { option: HandItem["options"][number] }) {
  const compare = useTranslations("compare");
  const stage = useTranslations("stage");
  return <b>{compare("handsUp", { option: text ?? stage(`marks.${id as Mark}`) })}</b>;
}

interface WithoutPhoneProps {
  people: number;
  say: (people: number) => void;
}

/** The number of people here without a phone, sent when the field is left. */
export function WithoutPhone({ people, say }: WithoutPhoneProps) {
  const t = useTranslations("console");
  return (
    <NumberInput
      key={people}
      label={t("count.withoutPhone")}
      min={0}
      max={MAX_COUNTED}
      defaultValue={people}
      onBlur={(e) => {
        const typed = e.target.valueAsNumber;
        if (Number.isInteger(typed) && typed !== people) say(typed);
      }}
    />
  );
}
