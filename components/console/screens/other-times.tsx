"use client";
import { useConsoleContext } from "@/components/console/console-context";
import { LimitMenu, OpenMenu } from "@/components/console/controls/open-menu";
import { stepNeighbours } from "@/components/console/steps";

/** Beside how the question stands: times that the button of the bar does not offer. */
export function OtherTimes() {
  const { plan, agenda, view, verbs, opening, chooseOpening, act } = useConsoleContext();
  const { asked } = view;
  const { current } = stepNeighbours(plan, view, agenda.agenda);
  if (!asked || view.ended) return null;
  const { question, round } = asked;
  const opens = verbs.open?.can ? verbs.open : verbs.again;
  if (opens?.can) {
    const { command } = opens;
    return (
      <OpenMenu
        key={`${question} ${round}`}
        planned={current ?? { seconds: null, readFirst: null }}
        chosen={opening}
        onChoose={chooseOpening}
        onOpen={() => void act(command)}
      />
    );
  }
  if (asked.phase !== "open" || asked.closesAt !== null) return null;
  return <LimitMenu onChoose={(seconds) => void act({ type: "add-time", question, round, seconds })} />;
}
