"use client";
import { useMemo, useState } from "react";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/groups/groups.module.css";
import { type ReadList, readList } from "@/components/console/groups/read-list";
import { listedIn, sizeOf } from "@/components/console/groups/sizes";
import { useCalled } from "@/components/console/groups/names";
import { ConfirmButton } from "@/components/console/groups/confirm-button";
import type { PerformAction } from "@/components/console/groups/use-actions";

/** Groups from a pasted list, with a preview. */
export function ListSetup({ perform, onFormed }: { perform: PerformAction; onFormed: () => void }) {
  const t = useTranslations("console.groups");
  const { groups, work } = useConsoleContext().view;
  const [text, setText] = useState("");
  const people = useMemo(() => listedIn(groups), [groups]);
  const listed = useMemo(() => readList(text, people), [text, people]);
  const none = listed.groups.every((g) => g.people.length === 0);
  const why =
    text.trim() === ""
      ? t("pasteFirst")
      : none
        ? t("nobodyListed")
        : listed.groups.length > 100
          ? t("tooManyGroups")
          : null;

  async function form() {
    if (
      await perform(
        { type: "list-groups", groups: listed.groups },
        t("formed", { count: listed.groups.length }),
      )
    )
      onFormed();
  }

  return (
    <div className="stack">
      <label className="field">
        <span>{t("paste")}</span>
        <textarea
          dir="auto"
          rows={6}
          placeholder={t("pasteExample")}
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
        <small>{t("pasteHint")}</small>
      </label>
      {people.length < sizeOf(groups) && (
        <p role="status">{t("onlyListed", { listed: people.length, count: sizeOf(groups) })}</p>
      )}
      {text.trim() !== "" && <Findings listed={listed} people={people} />}
      <ConfirmButton
        ask={work?.phase === "open" ? t("openAsk") : null}
        go={t("formAnew")}
        why={why}
        onGo={form}
      >
        {t("formListed", { count: listed.groups.length })}
      </ConfirmButton>
    </div>
  );
}

/** The preview of the list, and its problems. */
function Findings({ listed, people }: { listed: ReadList; people: { id: string; alias: string }[] }) {
  const t = useTranslations("console");
  const called = useCalled();
  const named = (ids: string[]) =>
    ids.map((id) => called(people.find((p) => p.id === id) ?? { id, alias: "" }));
  return (
    <div className={styles.findings} role="status">
      {(["unread", "unmatched", "shared", "doubled"] as const).map(
        (name) =>
          listed[name].length > 0 && (
            <div key={name} className={styles.finding}>
              <b>{t(`groups.${name}`, { count: listed[name].length })}</b>
              <Names names={listed[name]} />
            </div>
          ),
      )}
      {listed.left.length > 0 && (
        <div>
          <b>{t("groups.left", { count: listed.left.length })}</b>
          <Names names={named(listed.left)} />
        </div>
      )}
      {listed.groups.map((group, i) => (
        <div key={group.name ?? i}>
          <b dir="auto">{group.name ?? t("groups.numbered", { number: i + 1 })}</b>{" "}
          {t("groups.people", { count: group.people.length })}
          <Names names={named(group.people)} />
        </div>
      ))}
    </div>
  );
}

const Names = ({ names }: { names: string[] }) => (
  <ul className="plain">
    {names.map((name, i) => (
      <li key={i} dir="auto">
        {name}
      </li>
    ))}
  </ul>
);
