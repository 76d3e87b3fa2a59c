/**
 * A step of a running room as the stage and a phone would show it, for its trainers, before it goes live.
 * Nothing is kept.
 */
import type { RoomId } from "@/model/ids";
import type { Exchange } from "@/server/http/exchange";
import { sendJson } from "@/server/http/json";
import { loadAssets, type PhoneAssets } from "@/server/phone/assets";
import { blankSheetAt } from "@/server/phone/editor-preview";
import { previewMessage } from "@/server/phone/preview-page";
import { log } from "@/server/platform/log";
import type { Rooms } from "@/server/rooms/registry";
import { roomNow } from "@/server/rooms/room-clock";
import { languagesOf } from "@/workshop/content/texts";
import type { StepPreviewMessage } from "@/workshop/rehearsal/preview";
import { assetsOnStage } from "@/workshop/views/assets";
import { presentActivity } from "@/workshop/views/console-messages";
import { guardedView } from "@/workshop/views/guarded-view";
import { stageView } from "@/workshop/views/stage-view";
import { stateAt } from "@/workshop/views/step-ahead";

const failed = (error: unknown) =>
  log.error("view-not-drawn", "A step could not be previewed; a sentence stands in its place.", error);

export class StepPreview {
  private readonly assets: PhoneAssets = loadAssets();

  constructor(
    private readonly rooms: Rooms,
    private readonly joinUrl: (token: string) => { url: string; address: string },
  ) {}

  /** @param exchange its query names the `step`, and the `language` of the phone */
  async draw({ req, res, url, room: { id } }: Exchange<"room"> & { room: { id: RoomId } }): Promise<void> {
    const room = await this.rooms.get(id);
    const ahead = room && stateAt(room.state, url.searchParams.get("step") ?? "", roomNow());
    if (!room || !ahead) return void res.writeHead(404, { Connection: "close" }).end();
    const wanted = url.searchParams.get("language") ?? "";
    const language = languagesOf(ahead.workshop).includes(wanted) ? wanted : ahead.workshop.language;
    const { participants, assets } = room;
    const presence = participants.presence.presence((person) => participants.get(person)?.sector ?? null);
    const door = {
      ...this.joinUrl(participants.entrance.token),
      code: participants.entrance.code,
      room: room.head.title,
    };
    const board = room.shownBoard();
    const stage = guardedView(
      ahead,
      (state) => stageView(state, board, presence, door, [], room.workNow()),
      failed,
    );
    const phone = guardedView(ahead, (state) => room.phoneView(language, state, []), failed);
    const activity = presentActivity(ahead);
    const sheet = activity ? blankSheetAt(activity, ahead.position.step) : null;
    sendJson(req, res, 200, {
      stage,
      assets: assetsOnStage(stage, assets),
      phone: previewMessage(phone, ahead.workshop.theme, assets, sheet, this.assets),
    } satisfies StepPreviewMessage);
  }
}
