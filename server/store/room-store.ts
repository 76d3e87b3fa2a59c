/** The database behind live rooms. */
import type { RoomStore } from "@/server/rooms/store";
import { sourcesOf } from "@/server/assets/address";
import { assetsOf, copyLinks } from "@/server/store/assets/assets";
import {
  loadBoard,
  loadRoundAnswers,
  loadRunningAnswers,
  loadAnonymousAnswers,
  storeAnswers,
} from "@/server/store/answers/answers";
import { joinToken, stageKey } from "@/server/store/rooms/door";
import { eraseOwn } from "@/server/store/participants/erase-own";
import { formatCode } from "@/server/store/rooms/join-code";
import { addKnock, dropKnocks, findKnock, letIn, loadKnocks } from "@/server/store/participants/waiting-room";
import { renewDoor } from "@/server/store/rooms/new-code";
import {
  bringBack,
  loadPeople,
  pseudonymOf,
  removeParticipants,
  setLanguage,
  whoHolds,
} from "@/server/store/participants/participants";
import { commitmentStore } from "@/server/store/learning/commitments";
import { countEverJoined } from "@/server/store/retention/erasures";
import { boxStore } from "@/server/store/question-box/question-box";
import { appendEntry, loadStanding, logSince, saveSnapshot } from "@/server/store/rooms/room-state";
import { endRoom, findRoom, openedWith } from "@/server/store/rooms/rooms";
import { hasRunKey, runKey, runKeys } from "@/server/store/participants/pseudonym-keys";
import { anonymiseActivity } from "@/server/store/answers/anonymise";
import { storing } from "@/server/watch/storing";
import { sheetStore } from "@/server/store/worksheets/worksheets";

export const roomStore: RoomStore = {
  box: boxStore,
  promises: commitmentStore,
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
      joined: await countEverJoined(roomId),
      knocks: await loadKnocks(roomId),
      keys: await runKeys(roomId),
    };
  },
  since: logSince,
  append: storing.watched("commands", appendEntry),
  snapshot: saveSnapshot,
  async bringFiles(roomId, names) {
    const from = await openedWith(roomId);
    if (from !== null) await copyLinks(from, roomId, names);
    return sourcesOf(roomId, await assetsOf(roomId));
  },
  runKey,
  pseudonym: pseudonymOf,
  storeAnswers: storing.watched("answers", storeAnswers, (rows) => rows.length),
  running: loadRunningAnswers,
  round: loadRoundAnswers,
  people: loadPeople,
  whoHolds,
  hasKey: hasRunKey,
  seal: anonymiseActivity,
  sealedBoard: (roomId, activityId) => loadAnonymousAnswers({ roomId, activityId }),
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
    code: head.code ? formatCode(head.code) : "",
    token: joinToken(head.id, head.joinEpoch),
    stageKey: stageKey(head.id),
  }),
};
