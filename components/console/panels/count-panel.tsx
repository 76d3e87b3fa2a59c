"use client";
import { useState } from "react";
import { useConsoleContext } from "@/components/console/console-context";
import { TextsIn } from "@/components/language/texts-in";
import { useTranslations } from "@/components/language/use-translations";
import { commandId } from "@/components/live/command-id";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberInput } from "@/components/ui/number-input";
import { direction } from "@/model/text/language";
import { addHands, type HandCounts, handsFor, MAX_COUNTED } from "@/model/activity/show-of-hands";

/** Numbers that one tap gives; the field takes larger ones. */
const TAPS = 12;

const counterKey = (room: string) => `counter ${room}`;

/** The id under which this browser counts, so that it can correct itself after a reload. */
function counterOf(room: string): string {
  const fresh = commandId();
  try {
    const counter = sessionStorage.getItem(counterKey(room)) ?? fresh;
    sessionStorage.setItem(counterKey(room), counter);
    return counter;
  } catch {
    // Without storage it lasts as long as the panel.
    return fresh;
  }
}

/** Counts hands, one option after another; each number is stored as it is tapped. */
export function CountPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { room, plan, view, ask, act } = useConsoleContext();
  const { counting, asked } = view;
  const [counter] = useState(() => counterOf(room));
  const [place, setPlace] = useState(0);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  if (!counting || !asked)
    return (
      <Dialog
        title={t("count.title")}
        onClose={onClose}
        actions={<Button onClick={onClose}>{t("count.done")}</Button>}
      >
        <p>{t("count.over")}</p>
      </Dialog>
    );
  const { items, counted, withoutPhone } = counting;
  const byHand = counted.filter((c) => c.source === "hand");
  const mine = byHand.find((c) => c.counter === counter)?.counts ?? {};
  const others = byHand.filter((c) => c.counter !== counter);
  const all = addHands(byHand.map((c) => c.counts));
  const stops = items.flatMap((item) => item.options.map((option) => ({ item, option })));
  const stop = stops[Math.min(place, stops.length - 1)]!;
  const { item, option } = stop;
  const hands = handsFor(item, all);
  const missing = withoutPhone - hands;
  const spoken = view.stageLanguages[0] ?? plan.language;

  async function store(people: number) {
    setTyped("");
    const counts: HandCounts = { ...mine, [item.field]: { ...mine[item.field], [option.id]: people } };
    const ack = await ask({
      type: "count",
      question: asked!.question,
      round: asked!.round,
      counter,
      source: "hand",
      counts,
    });
    if (!ack?.ok) return setProblem(reason(ack?.reason ?? "not-stored"));
    setProblem(null);
    setPlace(Math.min(place + 1, stops.length));
  }

  const wordOf = (one: { id: string; text: string | null }) =>
    one.text ?? t(`marks.${one.id as "present" | "absent" | "unknown"}`);
  return (
    <Dialog
      title={t("count.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => setPlace(Math.max(0, place - 1))} disabled={place === 0}>
            {t("count.back")}
          </Button>
          <Button look="primary" onClick={onClose}>
            {t("count.done")}
          </Button>
        </>
      }
    >
      {place < stops.length && (
        <form
          className="stack"
          onSubmit={(e) => {
            e.preventDefault();
            if (typed !== "") void store(Number(typed));
          }}
        >
          {item.text !== null && <h3 lang={spoken}>{item.text}</h3>}
          <p aria-live="polite" lang={spoken} dir={direction(spoken)}>
            <TextsIn language={spoken}>
              <Aloud option={wordOf(option)} />
            </TextsIn>
          </p>
          <p className="row">
            {Array.from({ length: TAPS + 1 }, (_, people) => (
              <Button
                key={people}
                aria-pressed={mine[item.field]?.[option.id] === people}
                // The other half of a double click would answer for the next option.
                onClick={(e) => e.detail < 2 && store(people)}
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
      <dl className="row">
        {item.options.map((one) => (
          <div key={one.id}>
            <dt lang={spoken}>{wordOf(one)}</dt>
            <dd>{all[item.field]?.[one.id] ?? 0}</dd>
          </div>
        ))}
      </dl>
      <p role="status">
        {missing < 0 && t("count.tooMany", { hands, people: withoutPhone })}
        {withoutPhone > 0 && missing >= 0 && t("count.missing", { count: missing })}
      </p>
      {others.map((other) => (
        <p key={other.counter} className="row">
          {t("count.other", { people: handsFor(item, other.counts) })}{" "}
          <Button
            size="small"
            onClick={() =>
              act({
                type: "count",
                question: asked.question,
                round: asked.round,
                counter: other.counter,
                source: "hand",
                counts: {},
              })
            }
          >
            {t("count.remove")}
          </Button>
        </p>
      ))}
      <NumberInput
        label={t("count.withoutPhone")}
        min={0}
        max={MAX_COUNTED}
        defaultValue={withoutPhone}
        onBlur={(e) => {
          const people = e.target.valueAsNumber;
          if (Number.isInteger(people) && people !== withoutPhone)
            void act({ type: "without-phone", people });
        }}
      />
    </Dialog>
  );
}

/** What to ask the room, in its language. */
function Aloud({ option }: { option: string }) {
  const compare = useTranslations("compare");
  return <b>{compare("handsUp", { option })}</b>;
}
