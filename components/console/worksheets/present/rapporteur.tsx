"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import { useNameApart } from "@/components/console/groups/names";
import { useAction } from "@/components/console/groups/use-actions";
import styles from "@/components/console/worksheets/present/present.module.css";
import { Menu } from "@/components/ui/menu";
import type { Group } from "@/model/room/groups";

/** The speaker of the group on the stage, who can be replaced. */
export function Rapporteur({ group }: { group: Group }) {
  const t = useTranslations("console.present");
  const named = useNameApart();
  const groupName = useGroupName();
  const perform = useAction();
  const members = useConsoleContext().view.groups.groups.find((g) => g.group.id === group.id);
  if (!members) return null;
  const seat = members.people.find((p) => p.id === members.seat);
  const others = members.people.filter((p) => p.id !== members.seat);
  return (
    <div className="row">
      <p>{seat ? t.rich("speaks", { name: () => <b dir="auto">{named(seat.id)}</b> }) : t("nobodySpeaks")}</p>
      {members.people.length > 0 && (
        <Menu label={t(seat ? "otherSpeaker" : "chooseSpeaker")}>
          {(close) => (
            <ul className={`scrolls ${styles.choices}`}>
              {others.map((person) => (
                <li key={person.id}>
                  <button
                    type="button"
                    onClick={() => {
                      close();
                      void perform(
                        { type: "set-seat", group: group.id, participant: person.id },
                        t("did.seated", { name: named(person.id), group: groupName(group) }),
                      );
                    }}
                  >
                    <span dir="auto">{named(person.id)}</span>
                    {!person.here && <small>{t("away")}</small>}
                  </button>
                </li>
              ))}
              <li>
                <button
                  type="button"
                  onClick={() => {
                    close();
                    void perform(
                      { type: "draw-seats", group: group.id },
                      t("did.drawn", { group: groupName(group) }),
                    );
                  }}
                >
                  {t("draw")}
                </button>
              </li>
            </ul>
          )}
        </Menu>
      )}
      {seat && !seat.here && (
        <p className="notice" role="status">
          {t("phoneGone", { name: named(seat.id) })}
        </p>
      )}
    </div>
  );
}
