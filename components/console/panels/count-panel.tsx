"use client";
import { useState } from "react";
import { useConsoleContext } from "@/components/console/console-context";
import { counterOf, HandCount, WithoutPhone } from "@/components/console/panels/hand-count";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type HandCounts, handsFor, peopleByHand, raisedHands } from "@/model/activity/show-of-hands";

/** Counts hands beside the phones, and shows what other devices have counted. */
export function CountPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { room, plan, view, ask, act } = useConsoleContext();
  const { counting, asked } = view;
  const [counter] = useState(() => counterOf(room));
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
  const { items, withoutPhone } = counting;
  const { question, round } = asked;
  const { mine, others, sum } = raisedHands(counting.counted, counter);
  const count = (counter: string, counts: HandCounts) =>
    ({ type: "count", question, round, counter, source: "hand", counts }) as const;
  return (
    <Dialog
      title={t("count.title")}
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          {t("count.done")}
        </Button>
      }
    >
      <HandCount
        key={`${question} ${round}`}
        items={items}
        spoken={view.stageLanguages[0] ?? plan.language}
        mine={mine}
        sums={sum}
        handsFor={(item) => handsFor(item, sum)}
        withoutPhone={Math.max(0, withoutPhone - (view.turns ?? 0))}
        store={async (counts) => {
          const ack = await ask(count(counter, counts));
          return ack?.ok ? null : reason(ack?.reason ?? "not-stored");
        }}
      />
      {others.map((other) => (
        <p key={other.counter} className="row">
          {t("count.other", { people: peopleByHand(items, other.counts) })}{" "}
          <Button size="small" onClick={() => act(count(other.counter, {}))}>
            {t("count.remove")}
          </Button>
        </p>
      ))}
      <WithoutPhone people={withoutPhone} say={(people) => void act({ type: "without-phone", people })} />
    </Dialog>
  );
}
