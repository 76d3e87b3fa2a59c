"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { useGroupName } from "@/components/console/groups/group-name";
import styles from "@/components/console/people/people.module.css";
import { CallQueue } from "@/components/console/worksheets/dashboard";
import { Button } from "@/components/ui/button";

/** The groups of the room with their calls and sizes, and the way to form and change them. */
export function GroupsCard() {
  const t = useTranslations("console.groups");
  const name = useGroupName();
  const { view, show } = useConsoleContext();
  const { groups, without, choosing } = view.groups;
  return (
    <section className="stack">
      <h2 className="quiet">{t("cardTitle", { count: groups.length })}</h2>
      <CallQueue but={null} />
      {groups.length > 0 && (
        <ul className={styles.rows}>
          {groups.map(({ group, size, guests }) => (
            <li key={group.id}>
              <span dir="auto">{name(group)}</span> <b>{size + guests.length}</b>
            </li>
          ))}
          {without.length > 0 && (
            <li>
              <span>{t("without")}</span> <b>{without.length}</b>
            </li>
          )}
        </ul>
      )}
      {choosing && <p className="muted">{t("choosing", { cap: choosing.cap, without: without.length })}</p>}
      <p>
        <Button size="small" onClick={() => show({ kind: "groups" })}>
          {t(groups.length > 0 ? "open" : "form")}
        </Button>
      </p>
    </section>
  );
}
