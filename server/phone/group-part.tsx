/**
 * One person's part of the phone's page: their group beside the common view, as markup made of their group
 * view.
 */
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { GroupBetween } from "@/components/phone/worksheets/dossier-and-preparation";
import { GroupFoot } from "@/components/phone/worksheets/foot";
import { GroupTop } from "@/components/phone/worksheets/top";
import { phoneTranslator } from "@/components/phone/texts";
import { AuthoredLanguagesProvider } from "@/components/ui/authored";
import { interfaceLanguage } from "@/messages/languages";
import type { Room } from "@/server/rooms/room";
import { direction } from "@/model/text/language";
import type { GroupView } from "@/workshop/protocol/worksheets";
import type { Written } from "@/workshop/protocol/views";
import { workshopInView } from "@/workshop/room/versions";
import { groupView } from "@/workshop/views/worksheets/group";
import type { WorkNow } from "@/workshop/views/worksheets/shown";
import { writtenIn } from "@/workshop/views/view-language";

/** Equal parts give equal markup. */
export interface GroupPart {
  language: string;
  written: Written;
  /** The screens are dimmed, or the room has ended: nothing is shown, and nothing is lost. */
  rests: boolean;
  view: GroupView;
}

export function groupPartOf(room: Room, participant: string, work: WorkNow): GroupPart {
  const language = room.participants.languageOf(participant);
  const { state } = room;
  const view = groupView(state, participant, work, language);
  return {
    language,
    written: writtenIn(workshopInView(state), language, [view.documents, view.relay, view.ballot]),
    rests: state.ended || state.position.dim,
    view,
  };
}

/**
 * A key that changes when a page without script should load again; comings, goings and unfinished writing do
 * not count.
 */
export function newsOf({ rests, view }: GroupPart): string {
  const { group, seat, called, nudge, phase, phases, walk, seatView, choices, onScreen, ballot, relay } =
    view;
  return JSON.stringify([
    rests,
    group?.id,
    seat,
    called,
    nudge,
    phase,
    onScreen,
    phases?.at,
    walk?.group.id,
    relay?.papers.map((p) => p.id),
    seatView?.speaking,
    choices.map((c) => c.full),
    ballot && [ballot.question, ballot.proposal?.id, ballot.counts],
  ]);
}

function Around({ part, children }: { part: GroupPart; children: ReactNode }) {
  return (
    <AuthoredLanguagesProvider
      page={interfaceLanguage(part.language)}
      written={part.written}
      direction={direction}
    >
      {children}
    </AuthoredLanguagesProvider>
  );
}

export const GroupAbove = ({ part, now }: { part: GroupPart; now: number }) =>
  part.rests ? null : (
    <Around part={part}>
      <GroupTop view={part.view} now={now} t={phoneTranslator(part.language)} />
    </Around>
  );

export const GroupMiddle = ({ part }: { part: GroupPart }) =>
  part.rests ? null : (
    <Around part={part}>
      <GroupBetween view={part.view} t={phoneTranslator(part.language)} />
    </Around>
  );

export const GroupBelow = ({ part }: { part: GroupPart }) =>
  part.rests ? null : <GroupFoot view={part.view} t={phoneTranslator(part.language)} />;

/** All parts as one fragment; the phone's script puts each in its place. */
export const renderGroup = (part: GroupPart, now: number): string =>
  renderToStaticMarkup(
    <>
      <div data-part="group" data-rests={part.rests || undefined}>
        <GroupAbove part={part} now={now} />
      </div>
      <div data-part="group-papers">
        <GroupMiddle part={part} />
      </div>
      <div data-part="group-foot">
        <GroupBelow part={part} />
      </div>
    </>,
  );
