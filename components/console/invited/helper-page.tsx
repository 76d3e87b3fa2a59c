"use client";
import { lazy, Suspense, useState } from "react";
import { WaitingList } from "@/components/console/door/waiting-list";
import { InvitedFrame, WithKey } from "@/components/console/invited/frame";
import { counterOf, HandCount, WithoutPhone } from "@/components/console/panels/hand-count";
import { PaperTyping } from "@/components/console/panels/paper-typing";
import { useTranslations } from "@/components/language/use-translations";
import { Button } from "@/components/ui/button";
import { createSender, type CommandInput } from "@/components/live/send";
import { useLive, useView } from "@/components/live/use-view";
import type { TalliedSource } from "@/model/activity/answer-sources";
import { type HandCounts, peopleByHand } from "@/model/activity/show-of-hands";
import { direction } from "@/model/text/language";
import type { Ack } from "@/workshop/protocol/acks";
import type { HelperMessage } from "@/workshop/protocol/invited";

/** Loaded when it is opened: it reads pictures. */
const CardDialog = lazy(() => import("@/components/console/cards/card-dialog"));

/** The page behind a helper's link: counts hands, reads cards, and lets people in. */
export const HelperPage = ({ room }: { room: string }) => (
  <WithKey>{(secret) => <Connected key={secret} room={room} secret={secret} />}</WithKey>
);

function Connected({ room, secret }: { room: string; secret: string }) {
  const reason = useTranslations("reasons");
  const t = useTranslations("console");
  const [counter] = useState(() => counterOf(room));
  const live = useLive({ as: "helper", room, key: secret, counter });
  const state = useView(live);
  const [send] = useState(() => createSender(live.socket));
  const [problem, setProblem] = useState<string | null>(null);
  const { helper } = state;

  /** @returns why it was not done; null: it was */
  async function ask(command: CommandInput): Promise<string | null> {
    const sent = await send(command);
    if (sent.kind === "silence") return t("noAnswer");
    return sent.kind === "ack" && !sent.ack.ok ? reason(sent.ack.reason) : null;
  }
  const act = (command: CommandInput) => void ask(command).then(setProblem);
  return (
    <InvitedFrame live={state} room={helper?.room} ended={helper?.ended}>
      {() => (
        <>
          {problem && (
            <p role="alert" className="problem">
              {problem}
            </p>
          )}
          <Counting view={helper!} counter={counter} ask={ask} act={act} />
          <Typing
            papers={helper!.papers}
            send={async (command) => {
              const sent = await send(command);
              return sent.kind === "ack" ? sent.ack : null;
            }}
          />
          <Waiting view={helper!} act={act} />
        </>
      )}
    </InvitedFrame>
  );
}

interface CountingProps {
  view: HelperMessage;
  counter: string;
  ask: (command: CommandInput) => Promise<string | null>;
  act: (command: CommandInput) => void;
}

function Counting({ view: { here, withoutPhone, counting }, counter, ask, act }: CountingProps) {
  const t = useTranslations("console");
  const [reading, setReading] = useState(false);
  const count = (source: TalliedSource) => async (counts: HandCounts) => {
    if (!counting) return t("count.over");
    const { question, round } = counting;
    return ask({ type: "count", question, round, counter, source, counts });
  };
  const { hand, card } = counting?.counted ?? {};
  const round = counting && `${counting.question} ${counting.round}`;
  return (
    <section className="card">
      <h2>{t("count.title")}</h2>
      {counting && hand && card ? (
        <>
          <p lang={counting.spoken} dir={direction(counting.spoken)}>
            {counting.text}
          </p>
          <HandCount
            key={round}
            items={counting.items}
            spoken={counting.spoken}
            mine={hand.mine}
            sums={hand.mine}
            handsFor={(item) => hand.people[item.field] ?? 0}
            withoutPhone={Math.max(0, withoutPhone - Math.max(0, ...Object.values(card.people)))}
            store={count("hand")}
          />
          <p>
            <Button onClick={() => setReading(true)}>
              {t("cards.verb", { count: peopleByHand(counting.items, card.mine) })}
            </Button>
          </p>
        </>
      ) : (
        <p role="status">{t("invited.notYet")}</p>
      )}
      {reading && (
        <Suspense fallback={null}>
          <CardDialog
            counting={
              counting && card && round ? { ...counting, ...card, round, store: count("card") } : null
            }
            onClose={() => setReading(false)}
          />
        </Suspense>
      )}
      <WithoutPhone people={withoutPhone} say={(people) => act({ type: "without-phone", people })} />
      <p className="hint">{t("invited.withPhone", { count: here })}</p>
    </section>
  );
}

interface TypingProps {
  papers: HelperMessage["papers"];
  send: (command: CommandInput) => Promise<Ack | null>;
}

/** Types sheets of paper in; nothing while none are printed. */
function Typing({ papers, send }: TypingProps) {
  const t = useTranslations("console.paper");
  const [chosen, setChosen] = useState<string | null>(null);
  const open = papers.find((p) => p.activity === chosen);
  if (papers.length === 0) return null;
  return (
    <section className="card">
      <h2>{open ? t("title", { title: open.title }) : t("type")}</h2>
      {open ? (
        <>
          <PaperTyping
            activity={open.activity}
            key={open.activity}
            send={(sheets) => send({ type: "type-papers", activity: open.activity, sheets })}
          />
          <Button onClick={() => setChosen(null)}>{t("done")}</Button>
        </>
      ) : (
        papers.map(({ activity, title, printed }) => (
          <p key={activity} className="row">
            <Button onClick={() => setChosen(activity)}>{title}</Button>
            <span className="hint">{t("printed", { count: printed })}</span>
          </p>
        ))
      )}
    </section>
  );
}

function Waiting({ view, act }: Pick<CountingProps, "view" | "act">) {
  const t = useTranslations("console");
  const door = useTranslations("door");
  return (
    <section className="card">
      <h2>{door("title")}</h2>
      {view.waiting.count === 0 && <p className="hint">{t("invited.nobodyWaits")}</p>}
      <WaitingList
        waiting={view.waiting}
        letIn={(people) => act({ type: "let-in", people })}
        turnAway={(people) => act({ type: "turn-away", people })}
      />
    </section>
  );
}
