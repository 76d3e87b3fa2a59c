/** Finding a group: the trainer puts them together, or people choose. */
import { CommandForm } from "@/components/phone/worksheets/command-form";
import { groupName } from "@/components/phone/worksheets/names";
import type { Translate } from "@/components/phone/texts";
import type { GroupView } from "@/workshop/protocol/worksheets";

export function Choices({ view, t }: { view: GroupView; t: Translate }) {
  if (view.choices.length === 0) {
    return view.group || view.at === null ? null : <p className="state">{t("groupNone")}</p>;
  }
  return (
    <section className="group-choices" data-island="group" aria-labelledby="group-choose">
      <h2 id="group-choose">{t("groupChoose")}</h2>
      <ul>
        {view.choices.map((choice) => (
          <li key={choice.group.id}>
            <Choice choice={choice} cap={view.cap ?? 0} mine={choice.group.id === view.group?.id} t={t} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Choice({
  choice,
  cap,
  mine,
  t,
}: {
  choice: GroupView["choices"][number];
  cap: number;
  mine: boolean;
  t: Translate;
}) {
  const { group, people, full } = choice;
  const free = mine
    ? t("groupMine")
    : full
      ? t("groupFull")
      : t("groupFree", { count: Math.max(0, cap - people) });
  return (
    <CommandForm type="join-group" fields={{ group: group.id }}>
      <button
        type="submit"
        disabled={full && !mine}
        aria-pressed={mine}
        className={mine ? "chosen" : undefined}
      >
        <b dir="auto">{groupName(group, t)}</b>
        {group.table && <span dir="auto">{group.table}</span>}
        <small>{free}</small>
      </button>
    </CommandForm>
  );
}
