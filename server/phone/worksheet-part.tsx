/** The sheet of one person's group as markup, and the key that tells two forms of it apart. */
import { renderToStaticMarkup } from "react-dom/server";
import type { ReactNode } from "react";
import { SheetFormMarkup } from "@/components/phone/worksheets/sheet-form";
import { OwnCells } from "@/components/phone/worksheets/own-cells";
import { phoneTranslator } from "@/components/phone/texts";
import { AuthoredLanguagesProvider } from "@/components/ui/authored";
import { interfaceLanguage } from "@/messages/languages";
import type { Room } from "@/server/rooms/room";
import { direction } from "@/model/text/language";
import type { GroupMessage } from "@/workshop/protocol/worksheets";
import { endFor } from "@/model/room/groups";
import { planOf } from "@/workshop/content/plan";
import { workshopInView } from "@/workshop/room/versions";
import { sheetFormOf } from "@/workshop/views/worksheets/group";
import type { WorkNow } from "@/workshop/views/worksheets/shown";
import { writtenIn } from "@/workshop/views/view-language";

type SheetPart = Omit<NonNullable<GroupMessage["sheet"]>, "html"> & {
  drawn(): ReactNode;
  html(): string;
};

/** Kept forms of a room, for people with several phones and groups that come back together. */
const MAX_FORMS = 100;
/** By room: the forms drawn last, the oldest first. */
const drawnForms = new WeakMap<Room, Map<string, { of: readonly object[]; html: string }>>();

/** Draws a form, unless it was drawn lately from the same objects. */
function formOnce(room: Room, name: string, sources: readonly object[], draw: () => string): string {
  const forms = drawnForms.get(room) ?? new Map<string, { of: readonly object[]; html: string }>();
  drawnForms.set(room, forms);
  const last = forms.get(name);
  const form = last && sources.every((one, i) => last.of[i] === one) ? last : { of: sources, html: draw() };
  forms.delete(name);
  forms.set(name, form);
  const [oldest] = forms.keys();
  if (forms.size > MAX_FORMS && oldest !== undefined) forms.delete(oldest);
  return form.html;
}

/** @param conflicts others' texts in cells that a page without script just saved */
export function sheetPartOf(
  room: Room,
  participant: string,
  work: WorkNow,
  conflicts?: Readonly<Record<string, string>>,
): SheetPart | null {
  const { state } = room;
  const language = room.participants.languageOf(participant);
  const form = sheetFormOf(state, participant, work, language);
  if (!form) return null;
  const { activity, group, frozen } = form;
  const seat = state.groups.seats[group] === participant;
  const endsAt = frozen ? null : endFor(state.work[activity]!, group);
  const speaks = (planOf(workshopInView(state)).worksheet(activity)?.speaking ?? 0) > 0;
  // An open sheet has these cells for all of the group; a frozen one, only for its speaker.
  const privately = speaks && (!frozen || seat);
  const t = phoneTranslator(language);
  const drawn = () => (
    <AuthoredLanguagesProvider
      page={interfaceLanguage(language)}
      written={writtenIn(workshopInView(state), language, [form.shape, form.task])}
      direction={direction}
    >
      <SheetFormMarkup form={form} endsAt={endsAt} conflicts={conflicts} t={t} keeps={privately}>
        {privately && <OwnCells content={form.content} seat={seat} t={t} />}
      </SheetFormMarkup>
    </AuthoredLanguagesProvider>
  );
  const key = [
    activity,
    group,
    language,
    frozen ? "frozen" : "open",
    frozen && seat ? "seat" : "",
    state.amendments.length,
  ].join(" ");
  const html = () =>
    formOnce(room, `${key} ${seat} ${endsAt}`, [form.content, workshopInView(state)], () =>
      renderToStaticMarkup(drawn()),
    );
  return { key, activity, group, frozen, endsAt, drawn, html };
}
