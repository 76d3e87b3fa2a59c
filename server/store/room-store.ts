/** The database behind live rooms. */
import type { RoomStore } from "@/server/rooms/room-store";
import { sourcesOf } from "@/server/assets/address";
import { assetsOf, bringNamed } from "@/server/store/assets/assets";
import { loadBoard, loadRound, loadRunning, loadSealed, storeAnswers } from "@/server/store/answers/answers";
import { joinToken, stageKey } from "@/server/store/rooms/door";
import { eraseOwn } from "@/server/store/participants/erase-own";
import { spoken } from "@/server/store/rooms/join-code";
import { addKnock, dropKnocks, findKnock, letIn, loadKnocks } from "@/server/store/participants/knocks";
import { renewDoor } from "@/server/store/rooms/new-code";
import {
  bringBack,
  loadPeople,
  pseudonymOf,
  removeParticipants,
  setLanguage,
  whoHolds,
} from "@/server/store/participants/participants";
import { promiseStore } from "@/server/store/learning/promises";
import { everJoined } from "@/server/store/retention/joined";
import { boxStore } from "@/server/store/question-box/question-box";
import { appendEntry, loadStanding, logSince, saveSnapshot } from "@/server/store/rooms/room-state";
import { endRoom, findRoom, openedWith } from "@/server/store/rooms/rooms";
import { hasRunKey, runKey, runKeys } from "@/server/store/participants/run-keys";
import { sealActivity } from "@/server/store/answers/seal";
import { storing } from "@/server/watch/storing";
import { sheetStore } from "@/server/store/worksheets/worksheets";

export const roomStore: RoomStore = {
  box: boxStore,
  promises: promiseStore,
  sheets: { ...sheetStore, append: storing.watched("sheets", sheetStore.append, (rows) => rows.length) },
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
  append: storing.watched("commands", appendEntry),
  snapshot: saveSnapshot,
  async bringFiles(roomId, names) {
    const from = await openedWith(roomId);
    if (from !== null) await bringNamed(from, roomId, names);
    return sourcesOf(roomId, await assetsOf(roomId));
  },
  runKey,
  pseudonym: pseudonymOf,
  storeAnswers: storing.watched("answers", storeAnswers, (rows) => rows.length),
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
