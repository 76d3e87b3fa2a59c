"use client";
import { type ReactNode, useState } from "react";
import { useConsoleContext } from "@/components/console/console-context";
import { counterOf, HandCount, WithoutPhone } from "@/components/console/panels/hand-count";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { TalliedSource } from "@/model/activity/answer-sources";
import { countedBy, type HandCounts, handsFor, peopleByHand } from "@/model/activity/show-of-hands";

/** What this console and others have counted by one source, and how it is sent; null where nothing is counted. */
export function useCounting(source: TalliedSource) {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { room, plan, view, ask, act } = useConsoleContext();
  const { counting, asked } = view;
  const [counter] = useState(() => counterOf(room));
  if (!counting || !asked) return null;
  const { items } = counting;
  const { question, round } = asked;
  const { others, ...counted } = countedBy(source, counting.counted, counter);
  const count = (counter: string, counts: HandCounts) =>
    ({ type: "count", question, round, counter, source, counts }) as const;
  return {
    ...counting,
    ...counted,
    round: `${question} ${round}`,
    spoken: view.stageLanguages[0] ?? plan.language,
    store: async (counts: HandCounts) => {
      const ack = await ask(count(counter, counts));
      return ack?.ok ? null : reason(ack?.reason ?? "not-stored");
    },
    others: others.map((other) => (
      <p key={other.counter} className="row">
        {t("count.other", { people: peopleByHand(items, other.counts) })}{" "}
        <Button size="small" onClick={() => act(count(other.counter, {}))}>
          {t("count.remove")}
        </Button>
      </p>
    )) satisfies ReactNode,
  };
}

/** Counts hands beside the phones, and shows what other devices have counted. */
export function CountPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations("console");
  const { view, act } = useConsoleContext();
  const counting = useCounting("hand");
  const cards = useCounting("card");
  if (!counting || !cards)
    return (
      <Dialog
        title={t("count.title")}
        onClose={onClose}
        actions={<Button onClick={onClose}>{t("count.done")}</Button>}
      >
        <p>{t("count.over")}</p>
      </Dialog>
    );
  const { items, round, sum, withoutPhone } = counting;
  const elsewhere = (view.turns ?? 0) + peopleByHand(items, cards.sum);
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
        key={round}
        {...counting}
        sums={sum}
        handsFor={(item) => handsFor(item, sum)}
        withoutPhone={Math.max(0, withoutPhone - elsewhere)}
      />
      {counting.others}
      <WithoutPhone people={withoutPhone} say={(people) => void act({ type: "without-phone", people })} />
    </Dialog>
  );
}
