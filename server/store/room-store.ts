/** The database behind live rooms. */
import type { RoomStore } from "@/server/rooms/room-store";
import { sourcesOf } from "@/server/assets/address";
import { assetsOf, bringNamed } from "@/server/store/assets";
import { loadBoard, loadSealed, storeAnswers } from "@/server/store/answers";
import { joinToken, stageKey } from "@/server/store/door";
import { spoken } from "@/server/store/join-code";
import { loadPeople, pseudonymOf, removeParticipant, setLanguage } from "@/server/store/participants";
import { promiseStore } from "@/server/store/promises";
import { boxStore } from "@/server/store/question-box";
import { appendEntry, loadStanding, saveSnapshot } from "@/server/store/room-state";
import { endRoom, findRoom, openedWith } from "@/server/store/rooms";
import { runKey, runKeys } from "@/server/store/run-keys";
import { sealActivity } from "@/server/store/seal";
import { sheetStore } from "@/server/store/worksheets";

export const roomStore: RoomStore = {
  box: boxStore,
  promises: promiseStore,
  sheets: sheetStore,
  async load(roomId) {
    const [head, standing] = [await findRoom(roomId), await loadStanding(roomId)];
    if (!head || !standing) return null;
    const assets = sourcesOf(roomId, await assetsOf(roomId));
    return { head, ...standing, assets, board: await loadBoard(roomId), people: await loadPeople(roomId), keys: await runKeys(roomId) };
  },
  standing: loadStanding,
  append: appendEntry,
  snapshot: saveSnapshot,
  async bringFiles(roomId, names) {
    const from = await openedWith(roomId);
    if (from !== null) await bringNamed(from, roomId, names);
    return sourcesOf(roomId, await assetsOf(roomId));
  },
  runKey,
  pseudonym: pseudonymOf,
  storeAnswers,
  seal: sealActivity,
  sealedBoard: (roomId, activityId) => loadSealed({ roomId, activityId }),
  setLanguage,
  removeParticipant,
  end: endRoom,
  door: (head) => ({
    code: head.code ? spoken(head.code) : "",
    token: joinToken(head.id, head.joinEpoch),
    stageKey: stageKey(head.id, head.joinEpoch),
  }),
};
