/** Names, cards and forms that several parts of a group's page share. */
import type { Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import { isMinority } from "@/model/worksheets/cards";
import type { Card } from "@/model/worksheets/shown";
import type { ReactNode } from "react";
import type { FormCommand } from "@/workshop/commands/all";
import type { GroupView } from "@/workshop/protocol/worksheets";
import { namesApart } from "@/workshop/groups/names";
import { isolate } from "@/model/text/isolated";
import type { Group } from "@/model/room/groups";

export const cardTitle = (card: Card, t: Translate): string =>
  isMinority(card) ? t("minorityCard") : card.title;

/** The lines of a card; entries that others have said before can be greyed. */
export function SaidBefore({ card, activity, t }: { card: Card; activity: string; t: Translate }) {
  return (
    <>
      {card.blocks.map((block, i) => (
        <section key={i} className="card-block">
          {block.label && <AuthoredIn as="h4" text={block.label} />}
          {block.lines.map((line, k) => (
            <div key={line.entry ?? k} className={line.grey ? "card-line said-before" : "card-line"}>
              <p dir="auto">{line.text}</p>
              {line.entry !== null && (
                <CommandForm type="grey" fields={{ activity, entry: line.entry }}>
                  <Toggle on={line.grey} className="plain">
                    {t("greyOn")}
                  </Toggle>
                </CommandForm>
              )}
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

/** A form that sends a command about groups. */
export function CommandForm(props: {
  type: FormCommand["type"];
  /** Hidden fields. */
  fields?: Record<string, string | number>;
  /** The same for the same form, so that typed text outlasts a new view. */
  id?: string;
  className?: string;
  /** Announcement to screen readers once it is stored. */
  sent?: string;
  children?: ReactNode;
}) {
  return (
    <form
      id={props.id}
      method="post"
      action="group"
      data-group={props.type}
      data-sent={props.sent}
      className={props.className}
    >
      <input type="hidden" name="type" value={props.type} />
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </form>
  );
}

/** A button that tells the present state and asks for the other. */
export function Toggle(props: { on: boolean; children: ReactNode; className?: string }) {
  return (
    <button
      type="submit"
      name="on"
      value={props.on ? "0" : "1"}
      aria-pressed={props.on}
      className={props.className}
    >
      {props.children}
    </button>
  );
}

export const groupName = (group: Group, t: Translate): string =>
  group.name ?? t("groupNumber", { number: group.number });

/** "Group 3 · 6 people · Table 3", or a notice that the group is on the screen. */
export function groupLine(view: GroupView, t: Translate): string | null {
  if (!view.group) return null;
  if (view.onScreen) return t("clickerTitle");
  const count = view.size + view.guests.length;
  const { table } = view.group;
  return [
    groupName(view.group, t),
    isolate(t("groupPeople", { count })),
    ...(table ? [isolate(table)] : []),
  ].join(" · ");
}

/** Distinct names by member; those without one are numbered. */
export const memberNames = (view: GroupView, t: Translate): ReadonlyMap<string, string> =>
  namesApart(
    view.members.map(({ id, name }) => ({ id, alias: name ?? "" })),
    t("groupSomebody"),
  );

export function rapporteur(view: GroupView, t: Translate): string | null {
  const holder = view.members.find((m) => m.seat);
  return holder ? (holder.you ? t("groupYou") : memberNames(view, t).get(holder.id)!) : null;
}
