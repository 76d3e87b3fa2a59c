"use client";
import { useState } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/controls/controls.module.css";
import { createDoubleClickGuard } from "@/components/ui/double-click";
import {
  asPlanned,
  LimitMenu,
  OpenMenu,
  type Opening,
  openingOf,
} from "@/components/console/controls/open-menu";
import { plannedStart } from "@/components/console/time/pace";
import { stepNeighbours } from "@/components/console/steps";
import { useLetterKeys } from "@/components/console/controls/letter-keys";
import {
  isLetterKey,
  keyNames,
  type Shortcut,
  useShortcuts,
} from "@/components/console/controls/use-shortcuts";
import { useGroupName } from "@/components/console/groups/group-name";
import {
  questionVerbNames,
  formsGroups,
  primaryOf,
  type VerbName,
  whyAbsent,
} from "@/components/console/verbs";
import { Button } from "@/components/ui/button";
import { direction } from "@/model/text/language";

const nothingPlanned = { seconds: null, readFirst: null };

/** The big verbs with their keys. Keys and buttons go through the same table, so neither is pressed in vain. */
export function Controls() {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { plan, agenda, verbs, view, act, say, show, consider, offset, showHelp } = useConsoleContext();
  const [chosen, setChosen] = useState<{ for: string; opening: Opening }>({ for: "", opening: asPlanned });
  const groupName = useGroupName();
  const [isSecondHalf] = useState(() => createDoubleClickGuard());
  const question = `${view.asked?.question}#${view.asked?.round}`;
  const opening = chosen.for === question ? chosen.opening : asPlanned;

  function press(name: VerbName, byKey = false) {
    const verb = verbs[name];
    if (!verb) return say(t(`why.${whyAbsent(name, view)}`));
    if (!verb.can) return say(t(`why.${verb.why}`));
    if (isSecondHalf(name)) return;
    const { command, also, byHand } = verb;
    if (byKey && byHand) return say(t(`why.${byHand}`));
    if (command.type === "end" || command.type === "end-day") return consider({ kind: command.type });
    if (command.type === "start-day") {
      const planned = plannedStart(plan.days.find((d) => d.id === command.day)?.start, Date.now() + offset);
      return void act({ ...command, planned });
    }
    void act(command.type === "open" ? { ...command, ...openingOf(opening) } : command).then(
      (done) => done && also && act(also),
    );
  }
  useShortcuts((shortcut: Shortcut) => {
    if (shortcut === "help") showHelp();
    else if (shortcut === "quick") quick();
    else press(shortcut === "reveal" && verbs.hide ? "hide" : shortcut, true);
  });

  function quick() {
    if (plan.role === "presenter") return say(reason("not-allowed"));
    if (view.ended) return say(t("why.ended"));
    return show({ kind: "quick" });
  }

  const primary = formsGroups(plan, view, agenda.agenda) ? "formGroups" : primaryOf(verbs);
  const letters = useLetterKeys();
  /** The key that is written on a button, where it works. */
  const keyOf = (name: Shortcut) => keyNames[name].find((key) => letters || !isLetterKey(key));

  const button = (name: VerbName, look: "plain" | "primary" = "plain", sign = { before: "", after: "" }) => {
    const verb = verbs[name];
    if (!verb) return null;
    const keys = name === "startWork" ? undefined : keyOf(name === "hide" ? "reveal" : name);
    return (
      <Button
        key={name}
        size="big"
        look={look}
        keys={verb.can && verb.byHand ? undefined : keys}
        data-verb={name}
        data-does={verb.label}
        data-leads={name === primary || undefined}
        why={verb.can ? null : t(`why.${verb.why}`)}
        onClick={() => press(name)}
      >
        {sign.before}
        {t(`verbs.${verb.label}`, { group: verb.can && verb.group ? groupName(verb.group) : "" })}
        {sign.after}
      </Button>
    );
  };
  const { asked } = view;
  const { current } = stepNeighbours(plan, view, agenda.agenda);
  const opener = verbs.open?.can ? "open" : verbs.again?.can ? "again" : null;
  const ends = verbs.next.can && verbs.next.byHand !== undefined;
  const [toBack, toNext] = direction(useLocale()) === "rtl" ? ["▸", "◂"] : ["◂", "▸"];
  return (
    <section
      className={styles.controls}
      aria-label={t("verbs.label")}
      // A key that is held down presses a button once.
      onKeyDown={(e) => e.repeat && e.key === "Enter" && e.preventDefault()}
    >
      {button("back", "plain", { before: `${toBack} `, after: "" })}
      <div className={styles.asking}>
        {questionVerbNames.map((name) => (
          <span key={name} className={styles.verb}>
            {button(name, name === primary ? "primary" : "plain")}
            {name === opener && (
              <OpenMenu
                chosen={opening}
                onChoose={(o) => setChosen({ for: question, opening: o })}
                onOpen={() => press(opener)}
                planned={current ?? nothingPlanned}
              />
            )}
            {name === "addTime" && asked?.phase === "open" && asked.closesAt === null && (
              <LimitMenu
                onChoose={(seconds) =>
                  void act({ type: "add-time", question: asked.question, round: asked.round, seconds })
                }
              />
            )}
          </span>
        ))}
      </div>
      <div className={styles.screens}>
        {plan.role !== "presenter" && (
          <Button
            size="big"
            data-verb="quick"
            keys={keyOf("quick")}
            why={view.ended ? t("why.ended") : null}
            onClick={quick}
          >
            {t("quick.verb")}
          </Button>
        )}
        {button("dim")}
        {button("undo")}
      </div>
      {button("next", primary === "next" ? "primary" : "plain", {
        before: "",
        after: ends ? "" : ` ${toNext}`,
      })}
      {primary === "startWork" && button("startWork", "primary")}
      {primary === "formGroups" && (
        <Button
          size="big"
          look="primary"
          data-verb="formGroups"
          data-leads
          onClick={() => show({ kind: "groups" })}
        >
          {t("groups.form")}
        </Button>
      )}
    </section>
  );
}
