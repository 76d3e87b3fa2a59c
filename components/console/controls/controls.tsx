"use client";
import { useLayoutEffect, useState } from "react";
import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/controls/controls.module.css";
import { createPressGuard } from "@/components/console/controls/press-guard";
import { plannedStart } from "@/components/console/time/pace";
import { useLetterKeys } from "@/components/console/controls/letter-keys";
import {
  isLetterKey,
  keyNames,
  type Shortcut,
  useShortcuts,
} from "@/components/console/controls/use-shortcuts";
import { useGroupName } from "@/components/console/groups/group-name";
import { whyAbsent } from "@/components/console/question-verbs";
import type { VerbName } from "@/components/console/verb";
import { besideOf, formsGroups, primaryOf } from "@/components/console/verbs";
import { Button } from "@/components/ui/button";
import { direction } from "@/model/text/language";

/** The verbs beside the leading button whose place and meaning do not change with it. */
const lasting: readonly VerbName[] = ["back", "dim", "undo"];

/** The leading button with usual verbs beside it. Keys and buttons go through the same table. */
export function Controls() {
  const t = useTranslations("console");
  const reason = useTranslations("reasons");
  const { plan, agenda, verbs, view, act, ask, say, show, consider, offset, showHelp } = useConsoleContext();
  const groupName = useGroupName();
  const [guard] = useState(() => createPressGuard());
  const primary = formsGroups(plan, view, agenda.agenda) ? "formGroups" : primaryOf(verbs);
  const beside = besideOf(verbs, primary);
  const meaning = JSON.stringify([primary, primary !== "formGroups" && verbs[primary], beside]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the buttons' meaning is the dependency.
  useLayoutEffect(() => guard.changed(), [guard, meaning]);

  /** @param key the pressed key: that of a place on the bar, or the verb's own */
  function press(name: VerbName | "formGroups", key?: "of-place" | "own") {
    const moves = key !== "own" && (name === "formGroups" || !lasting.includes(name));
    const place = name === primary && key !== "own" ? "lead" : name;
    const verb = name === "formGroups" ? null : verbs[name];
    if (name !== "formGroups") {
      if (!verb) return say(t(`why.${whyAbsent(name, view)}`));
      if (!verb.can) return say(t(`why.${verb.why}`));
    }
    if (guard.refuses(place, { key: key !== undefined, moves })) return;
    if (!verb?.can) return show({ kind: "groups" });
    const { command, also, byHand } = verb;
    if (key && byHand) return say(t(`why.${byHand}`));
    if (command.type === "end" || command.type === "end-day") return consider({ kind: command.type });
    if (command.type !== "start-day") return void act(command).then((done) => done && also && act(also));
    const planned = plannedStart(plan.days.find((d) => d.id === command.day)?.start, Date.now() + offset);
    // The beginning of a day raises the revision at which its first step is asked for.
    void ask({ ...command, planned }).then((ack) => {
      if (ack && !ack.ok) say(reason(ack.reason));
      if (ack?.ok && also?.type === "go") void act({ ...also, seen: ack.revision ?? also.seen });
    });
  }
  useShortcuts((shortcut: Shortcut) => {
    if (shortcut === "help") showHelp();
    else if (shortcut === "quick") quick();
    else if (shortcut === "lead") press(primary, "of-place");
    else if (shortcut === "skip") press(verbs.skip ? "skip" : "next", "of-place");
    else if (shortcut === "reveal") press(verbs.hide ? "hide" : verbs.showAll ? "showAll" : "reveal", "own");
    else press(shortcut, "own");
  });

  function quick() {
    if (plan.role === "presenter") return say(reason("not-allowed"));
    if (view.ended) return say(t("why.ended"));
    return show({ kind: "quick" });
  }

  const letters = useLetterKeys();
  /** The key on a button, where it works. */
  const keyOf = (name: Shortcut) => keyNames[name].find((key) => letters || !isLetterKey(key));
  const [toBack, toNext] = direction(useLocale()) === "rtl" ? ["▸", "◂"] : ["◂", "▸"];

  const words = (name: VerbName) => {
    const verb = verbs[name];
    if (!verb) return "";
    const ready = verb.can ? verb : undefined;
    const text = t(`verbs.${verb.label}`, {
      group: ready?.group ? groupName(ready.group) : "",
      count: ready?.count ?? 0,
    });
    if (name === "back") return `${toBack} ${text}`;
    return name === "next" && name === primary && !ready?.byHand ? `${text} ${toNext}` : text;
  };
  const button = (name: VerbName, look: "bare" | "primary" | undefined, key?: Shortcut) => {
    const verb = verbs[name];
    if (!verb) return null;
    return (
      <Button
        // The leading button stays the same one, so that the focus does.
        key={name === primary ? "lead" : name}
        size="big"
        look={look}
        keys={key && !(verb.can && verb.byHand) ? keyOf(key) : undefined}
        data-verb={name}
        data-does={verb.label}
        data-leads={name === primary || undefined}
        why={verb.can ? null : t(`why.${verb.why}`)}
        onClick={() => press(name)}
      >
        {words(name)}
      </Button>
    );
  };
  return (
    <section
      className={styles.controls}
      aria-label={t("verbs.label")}
      // Holding a key down presses a button once.
      onKeyDown={(e) => e.repeat && e.key === "Enter" && e.preventDefault()}
    >
      {button("back", "bare", "back")}
      <div className={styles.quiet}>
        {plan.role !== "presenter" && (
          <Button
            size="big"
            look="bare"
            data-verb="quick"
            keys={keyOf("quick")}
            why={view.ended ? t("why.ended") : null}
            onClick={quick}
          >
            {t("quick.verb")}
          </Button>
        )}
        {button("dim", "bare", "dim")}
        {button("undo", "bare", "undo")}
      </div>
      {beside.length > 0 && (
        <div className={styles.beside}>{beside.map((name) => button(name, undefined, keysBeside[name]))}</div>
      )}
      {primary === "formGroups" ? (
        <Button
          key="lead"
          size="big"
          look="primary"
          keys={keyOf("lead")}
          data-verb="formGroups"
          data-leads
          onClick={() => press("formGroups")}
        >
          {t("groups.form")}
        </Button>
      ) : (
        button(primary, "primary", "lead")
      )}
    </section>
  );
}

const keysBeside: Partial<Record<VerbName, Shortcut>> = {
  addTime: "addTime",
  skip: "skip",
  explain: "explain",
  open: "open",
  again: "again",
};
