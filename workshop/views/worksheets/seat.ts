/** The speaker's part of a phone. Redacted words stay readable here: the speaker chooses them. Pure. */
import type { Worksheet } from "@/model/worksheets/content";
import { cardsOf, isShown } from "@/model/worksheets/cards";
import { OWN, type SheetContent } from "@/model/worksheets/cells";
import type { GroupView } from "@/workshop/protocol/worksheets";
import type { GroupId, Work } from "@/model/room/groups";

/** @param content what stands on the group's own sheet */
export function seatViewOf(
  sheet: Worksheet,
  work: Work,
  group: GroupId,
  content: SheetContent,
): NonNullable<GroupView["seatView"]> {
  const cards = cardsOf(sheet, group, content, { black: [], greyed: work.greyed, too: {} });
  const shown = cards.map((card, i) => ({
    ...card,
    shown: isShown(card, i, content),
    chosen: content.cells[`${OWN.off}${card.id}`] ?? "",
  }));
  const total = shown.filter((card) => card.shown).length;
  const { present } = work;
  const speaks = present.at === group;
  return {
    cards: shown,
    notes: content.cells[OWN.notes] ?? "",
    minority: content.cells[OWN.minority] ?? "",
    agreed: content.cells[OWN.agreed] === "1",
    showMinority: content.cells[OWN.showMinority] === "1",
    volunteered: present.volunteers.includes(group),
    black: work.black,
    speaking: speaks
      ? {
          index: Math.min(present.card, Math.max(0, total - 1)),
          total,
          since: present.since ?? 0,
          seconds: sheet.speaking,
        }
      : null,
  };
}
