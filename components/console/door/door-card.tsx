"use client";
import { useId } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { WaitingList } from "@/components/console/door/waiting-list";
import { useTime } from "@/components/console/time/use-time";
import { Button } from "@/components/ui/button";
import type { ConsoleView } from "@/workshop/protocol/console";

/** Who may come in: everybody, those whom a trainer lets in, or nobody new; and what helps when too many come. */
export function DoorCard() {
  const t = useTranslations("door");
  const name = useId();
  const time = useTime();
  const { view, act, say, show } = useConsoleContext();
  const { door } = view;
  if (!door) return null;

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
              checked={doorOf(view) === one}
              onChange={() => act({ type: "lock", on: one === "locked", ask: one === "asks" })}
            />
            <span>
              <b>{t(`is.${one}`)}</b> <small>{t(`means.${one}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <WaitingList />
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

/** What a door can be, the most open first. */
const doors = ["open", "asks", "locked"] as const;

/** How it stands now: a lock goes before asking. */
const doorOf = ({
  locked,
  requiresApproval,
}: Pick<ConsoleView, "locked" | "requiresApproval">): (typeof doors)[number] =>
  locked ? "locked" : requiresApproval ? "asks" : "open";
