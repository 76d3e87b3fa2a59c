/** How long the group still works, and in which phase of alone, pairs and fours it is. */
import { clock } from "@/components/phone/question";
import type { PhoneText, Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/worksheets/view-schemas";

const PHASES: readonly PhoneText[] = ["groupAlone", "groupPairs", "groupFours"];

/** What the group does now, as the pill at the top says it. */
function doing({ phase, phases }: GroupView): PhoneText {
  if (phase === "frozen") return "groupFrozen";
  return phases ? PHASES[phases.at]! : "groupBreakout";
}

export function TimeLeft({ view, now, t }: { view: GroupView; now: number; t: Translate }) {
  if (view.phase === "none" || view.at !== "work") return null;
  const what = t(doing(view));
  const says = t("groupLeft", { what, time: "@" });
  const { endsAt } = view;
  return (
    <p
      className="pill"
      {...(endsAt === null ? {} : { "data-counts": "down", "data-at": endsAt, "data-says": says })}
    >
      {endsAt === null ? what : says.replace("@", clock(endsAt - now))}
    </p>
  );
}
