/** The database behind live rooms. */
import type { RoomStore } from "@/server/platform/room-store";
import { sourcesOf } from "@/server/store/assets/address";
import { assetsOf, copyLinks } from "@/server/store/assets/assets";
import {
  loadBoard,
  loadRoundAnswers,
  loadRunningAnswers,
  loadAnonymousAnswers,
  storeAnswers,
} from "@/server/store/answers/answers";
import { joinToken, stageKey } from "@/server/store/rooms/link-secrets";
import { eraseParticipant } from "@/server/store/participants/erase-participant";
import { formatCode } from "@/server/store/rooms/join-code";
import {
  addAdmissionRequest,
  deleteAdmissionRequests,
  findAdmissionRequest,
  admit,
  loadAdmissionRequests,
} from "@/server/store/participants/waiting-room";
import { replaceJoinCode } from "@/server/store/rooms/new-code";
import {
  restoreParticipants,
  loadParticipants,
  pseudonymOf,
  removeParticipants,
  setLanguage,
  findParticipantByToken,
  forgetToken,
} from "@/server/store/participants/participants";
import { commitmentStore } from "@/server/store/learning/commitments";
import { countEverJoined } from "@/server/store/retention/erasures";
import { boxStore } from "@/server/store/question-box/question-box";
import { appendEntry, loadLoggedState, replayLogSince, saveSnapshot } from "@/server/store/rooms/room-state";
import { endRoom, findRoom, openedWith } from "@/server/store/rooms/rooms";
import { hasPseudonymKey, pseudonymKey, loadPseudonymKeys } from "@/server/store/participants/pseudonym-keys";
import { anonymiseActivity } from "@/server/store/answers/anonymise";
import { writeMonitor } from "@/server/platform/write-monitor";
import { sheetStore } from "@/server/store/worksheets/worksheets";

export const roomStore: RoomStore = {
  box: boxStore,
  commitments: commitmentStore,
  sheets: { ...sheetStore, append: writeMonitor.watched("sheets", sheetStore.append, (rows) => rows.length) },
  async load(roomId) {
    const [head, standing] = await Promise.all([findRoom(roomId), loadLoggedState(roomId)]);
    if (!head || !standing) return null;
    const [linked, board, people, joined, admissionRequests, keys] = await Promise.all([
      assetsOf(head.id),
      loadBoard(roomId),
      loadParticipants(roomId),
      countEverJoined(roomId),
      loadAdmissionRequests(roomId),
      loadPseudonymKeys(roomId),
    ]);
    const assets = sourcesOf(head.id, linked);
    return { head, ...standing, assets, board, people, joined, admissionRequests, keys };
  },
  since: replayLogSince,
  append: writeMonitor.watched("commands", appendEntry),
  snapshot: saveSnapshot,
  async bringFiles(roomId, names) {
    const from = await openedWith(roomId);
    if (from !== null) await copyLinks(from, roomId, names);
    return sourcesOf(roomId, await assetsOf(roomId));
  },
  pseudonymKey,
  pseudonym: pseudonymOf,
  storeAnswers: writeMonitor.watched("answers", storeAnswers, (rows) => rows.length),
  running: loadRunningAnswers,
  round: loadRoundAnswers,
  people: loadParticipants,
  findParticipantByToken,
  forgetToken,
  hasPseudonymKey,
  anonymise: anonymiseActivity,
  anonymousBoard: (roomId, activityId) => loadAnonymousAnswers({ roomId, activityId }),
  setLanguage,
  removeParticipants,
  restoreParticipants,
  addAdmissionRequest,
  admissionRequests: loadAdmissionRequests,
  findAdmissionRequest,
  admit,
  deleteAdmissionRequests,
  head: findRoom,
  replaceJoinCode,
  eraseParticipant,
  end: endRoom,
  door: (head) => ({
    code: head.code ? formatCode(head.code) : "",
    token: joinToken(head.id, head.joinEpoch),
    stageKey: stageKey(head.id),
  }),
};
