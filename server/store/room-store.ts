/** The database behind live rooms. */
import type { RoomStore } from "@/server/rooms/store";
import { sourcesOf } from "@/server/store/asset-address";
import { assetsOf, bringNamed } from "@/server/store/assets";
import { loadBoard, loadRound, loadRunning, loadSealed, storeAnswers } from "@/server/store/answers";
import { joinToken, stageKey } from "@/server/store/door";
import { eraseOwn } from "@/server/store/erase-own";
import { spoken } from "@/server/store/join-code";
import { addKnock, dropKnocks, findKnock, letIn, loadKnocks } from "@/server/store/knocks";
import { renewDoor } from "@/server/store/new-code";
import {
  bringBack,
  loadPeople,
  pseudonymOf,
  removeParticipants,
  setLanguage,
  whoHolds,
} from "@/server/store/participants";
import { promiseStore } from "@/server/store/promises";
import { everJoined } from "@/server/store/joined";
import { boxStore } from "@/server/store/question-box";
import { appendEntry, loadStanding, logSince, saveSnapshot } from "@/server/store/room-state";
import { endRoom, findRoom, openedWith } from "@/server/store/rooms";
import { hasRunKey, runKey, runKeys } from "@/server/store/run-keys";
import { sealActivity } from "@/server/store/seal";
import { writeMonitor } from "@/server/operations/write-monitor";
import { sheetStore } from "@/server/store/worksheets";

export const roomStore: RoomStore = {
  box: boxStore,
  promises: promiseStore,
  sheets: { ...sheetStore, append: writeMonitor.watched("sheets", sheetStore.append, (rows) => rows.length) },
  async load(roomId) {
    const [head, standing] = [await findRoom(roomId), await loadStanding(roomId)];
    if (!head || !standing) return null;
    const assets = sourcesOf(roomId, await assetsOf(roomId));
    return {
      head,
      ...standing,
      assets,
      board: await loadBoard(roomId),
      people: await loadPeople(roomId),
      joined: await everJoined(roomId),
      knocks: await loadKnocks(roomId),
      keys: await runKeys(roomId),
    };
  },
  since: logSince,
  append: writeMonitor.watched("commands", appendEntry),
  snapshot: saveSnapshot,
  async bringFiles(roomId, names) {
    const from = await openedWith(roomId);
    if (from !== null) await bringNamed(from, roomId, names);
    return sourcesOf(roomId, await assetsOf(roomId));
  },
  runKey,
  pseudonym: pseudonymOf,
  storeAnswers: writeMonitor.watched("answers", storeAnswers, (rows) => rows.length),
  running: loadRunning,
  round: loadRound,
  people: loadPeople,
  whoHolds,
  hasKey: hasRunKey,
  seal: sealActivity,
  sealedBoard: (roomId, activityId) => loadSealed({ roomId, activityId }),
  setLanguage,
  removeParticipants,
  bringBack,
  addKnock,
  knocks: loadKnocks,
  findKnock,
  letIn,
  dropKnocks,
  head: findRoom,
  renewDoor,
  eraseOwn,
  end: endRoom,
  door: (head) => ({
    code: head.code ? spoken(head.code) : "",
    token: joinToken(head.id, head.joinEpoch),
    stageKey: stageKey(head.id),
  }),
};
