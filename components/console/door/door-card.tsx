"use client";
import { useId } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { WaitingList } from "@/components/console/door/waiting-list";
import { useTime } from "@/components/console/time/use-time";
import { Button } from "@/components/ui/button";

/** The choice of the door, the waiting list, and help when too many come. */
export function DoorCard() {
  const t = useTranslations("door");
  const name = useId();
  const time = useTime();
  const { view, act, say, show } = useConsoleContext();
  const { door } = view;
  if (!door) return null;
  const state = view.locked ? "locked" : view.requiresApproval ? "asks" : "open";

  async function renew(seen: string) {
    if (await act({ type: "new-code", seen })) say(t("codeChanged"));
  }

  return (
    <section className="stack">
      <h2 className="quiet">{t("title")}</h2>
      <fieldset className="stack tight">
        <legend className="quiet">{t("choice")}</legend>
        {doors.map((one) => (
          <label key={one} className="tick">
            <input
              type="radio"
              name={name}
              checked={state === one}
              onChange={() => act({ type: "lock", on: one === "locked", ask: one === "asks" })}
            />
            <span>
              <b>{t(`is.${one}`)}</b> <small>{t(`means.${one}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <WaitingList
        waiting={view.waiting}
        letIn={(people) => void act({ type: "let-in", people })}
        turnAway={(people) => void act({ type: "turn-away", people })}
      />
      {view.sweeps.map((sweep) => (
        <div key={sweep.id} className="notice plain stack">
          <p>{t("swept", { count: sweep.people, time: time(sweep.at, { named: true }) })}</p>
          <Button size="small" onClick={() => act({ type: "bring-back", sweep: sweep.id })}>
            {t("bringBack")}
          </Button>
        </div>
      ))}
      <div className="row">
        <Button size="small" onClick={() => renew(door.code)}>
          {t("newCode")}
        </Button>
        <Button size="small" onClick={() => show({ kind: "newcomers" })}>
          {t("newcomers")}
        </Button>
      </div>
    </section>
  );
}

const doors = ["open", "asks", "locked"] as const;
