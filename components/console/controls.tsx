"use client";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { useCockpit } from "@/components/console/cockpit";
import styles from "@/components/console/controls.module.css";
import { createDoubleClickGuard } from "@/components/console/double-click";
import { asPlanned, OpenMenu, type Opening, openingOf } from "@/components/console/open-menu";
import { plannedStart } from "@/components/console/pace";
import { around } from "@/components/console/steps";
import { keyNames, type Shortcut, useShortcuts } from "@/components/console/use-shortcuts";
import { useGroupName } from "@/components/console/groups/group-name";
import { type VerbName, whyAbsent } from "@/components/console/verbs";
import { Button } from "@/components/ui/button";
import { direction } from "@/workshop/content/workshop";

/** Which verbs stand in the middle, in this order, when there is a question. */
const asking: VerbName[] = ["open", "close", "reveal", "hide", "explain", "again", "addTime"];

const nothingPlanned = { seconds: null, readFirst: null };

/** The big verbs with their keys. Keys and buttons go through the same table, so neither is pressed in vain. */
export function Controls() {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { plan, agenda, verbs, view, act, say, show, offset, showHelp } = useCockpit();
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
    if (verb.wish.type === "start-day") {
      const { day } = verb.wish;
      const planned = plannedStart(plan.days.find((d) => d.id === day)?.start, Date.now() + offset);
      if (byKey) say(t("why.startByHand"));
      else void act({ ...verb.wish, planned });
      return;
    }
    const { wish, also } = verb;
    void act(wish.type === "open" ? { ...wish, ...openingOf(opening) } : wish).then(
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

  const button = (name: VerbName, look: "plain" | "primary" = "plain", sign = { before: "", after: "" }) => {
    const verb = verbs[name];
    if (!verb) return null;
    const keys = keyNames[name === "hide" ? "reveal" : name][0];
    return (
      <Button
        key={name}
        size="big"
        look={look}
        keys={verb.can && verb.wish.type === "start-day" ? undefined : keys}
        data-verb={name}
        why={verb.can ? null : t(`why.${verb.why}`)}
        onClick={() => press(name)}
      >
        {sign.before}
        {t(`verbs.${verb.label}`, { group: verb.can && verb.group ? groupName(verb.group) : "" })}
        {sign.after}
      </Button>
    );
  };
  // What comes next in the life of a question stands out; moving on does when nothing is asked, or while groups present.
  const turns = verbs.next.can && (verbs.next.wish.type === "card" || verbs.next.wish.type === "present");
  const first = turns
    ? undefined
    : asking.find((name) => verbs[name]?.can && name !== "hide" && name !== "again" && name !== "explain");
  const { current } = around(plan, view, agenda.agenda);
  const opener = verbs.open?.can ? "open" : verbs.again?.can ? "again" : null;
  const [toBack, toNext] = direction(useLocale()) === "rtl" ? ["▸", "◂"] : ["◂", "▸"];
  return (
    <section className={styles.controls} aria-label={t("verbs.label")}>
      {button("back", "plain", { before: `${toBack} `, after: "" })}
      <div className={styles.asking}>
        {asking.map((name) => (
          <span key={name} className={styles.verb}>
            {button(name, name === first ? "primary" : "plain")}
            {name === opener && (
              <OpenMenu
                chosen={opening}
                onChoose={(o) => setChosen({ for: question, opening: o })}
                onOpen={() => press(opener)}
                planned={current ?? nothingPlanned}
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
            keys={keyNames.quick[0]}
            why={view.ended ? t("why.ended") : null}
            onClick={quick}
          >
            {t("quick.verb")}
          </Button>
        )}
        {button("dim")}
        {button("undo")}
      </div>
      {button("next", first ? "plain" : "primary", { before: "", after: ` ${toNext}` })}
    </section>
  );
}
