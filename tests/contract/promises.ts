/**
 * Every promise of a phone about seeing, storing or linking, under the test (file, part of its title) that
 * holds it.
 */
export const promises: Record<string, Record<string, string[]>> = {
  "activities/kinds/agreement/kind.test.ts": {
    "reach the trainer": ["phone.agreeAddHint"],
  },
  "activities/kinds/form/kind.test.ts": {
    "what people wrote": ["phone.promiseTexts", "phone.promiseTextsLine", "phone.textsKept"],
  },
  "activities/kinds/open/open.test.ts": {
    "has equal texts": ["phone.promiseOpenWall", "phone.promiseOpenWallLine"],
  },
  "model/worksheets/cards.test.ts": {
    "the other view": ["phone.ownMinorityHint"],
  },
  "phone/worksheets/sync.test.ts": {
    "keeps what is written": ["phone.sheetKept"],
  },
  "server/rooms/presence.test.ts": {
    "of one or": ["phone.doorPass", "phone.breakText"],
  },
  "tests/e2e/faults/written-answer.test.ts": {
    "is cleared only": ["phone.leaveText"],
  },
  "tests/e2e/paula.test.ts": {
    "lets a person": ["phone.breakText", "phone.supportTitle"],
    "keeps an answer": ["phone.offlineKept", "phone.kept", "phone.helpOffline"],
  },
  "tests/e2e/thorough/at-hand.test.ts": {
    "support is opened": ["phone.supportPrivate"],
  },
  "tests/e2e/thorough/keepsakes.test.ts": {
    "is their own": ["phone.mineText", "after.takeLead"],
  },
  "tests/faults/linkage.test.ts": {
    "does no better than chance once": ["phone.promise", "after.takeLeadRunning"],
    "does no better than chance with": ["phone.finished"],
  },
  "tests/security/doors.test.ts": {
    "joins, reads, answers": ["phone.passLoses"],
  },
  "tests/sockets/anonymity.test.ts": {
    "nobody sees anything": [
      "phone.promise",
      "phone.waitingPromise",
      "phone.promiseLine",
      "phone.promiseAboutPeopleLine",
    ],
    "are all there": ["phone.promise", "phone.endedText"],
    "stand in no table": ["phone.joinNoAccount", "phone.aliasHint"],
  },
  "tests/sockets/certificates.test.ts": {
    "keeps minutes beside": ["after.attendanceNotice", "after.attendanceLine"],
    "notes nothing where": ["after.certTestHint"],
    "goes from the door": ["after.certTestPassed", "after.certSays", "after.verifyNoNames"],
  },
  "tests/sockets/tables.test.ts": {
    "a small one is warned": ["phone.ballotFew"],
  },
  "tests/sockets/data-end.test.ts": {
    "B-23 says at the door": ["phone.joinErased"],
    "E-49 E-52 the server": ["ending.keepDays", "ending.keepDaysLine"],
    "a room without": ["ending.keepOpen", "ending.keepOpenLine"],
  },
  "tests/sockets/days.test.ts": {
    "rests over the night": ["phone.dayOverNext", "phone.dayOverText"],
  },
  "tests/sockets/erase-own.test.ts": {
    "E-62 closes every": ["phone.doorErase", "ending.eraseLead", "ending.eraseName"],
    "takes out what": ["ending.eraseOpen"],
    "only the link": ["ending.eraseSeen"],
    "E-63 takes promises": ["ending.erasePromise"],
    "others notice nothing": ["ending.eraseNoWay"],
    "E-64 holds over": ["ending.erasedText", "ending.erasedTitle"],
  },
  "tests/sockets/few-answers.test.ts": {
    "stay unknown on every": ["phone.tooFew"],
    "of six answered otherwise": ["phone.tooAlike"],
  },
  "tests/sockets/group-phones.test.ts": {
    "its notes are": ["phone.ownNotesHint"],
  },
  "tests/sockets/own-codes.test.ts": {
    "leave no code": ["phone.promiseLinked", "phone.promiseLinkedLine", "phone.codeHow"],
    "leave out people": ["phone.codeBefore"],
    "are linked for": ["phone.codeStored"],
    "though codes are": ["phone.codeMissing"],
  },
  "tests/sockets/promises.test.ts": {
    "is in no table": ["phone.promiseOwn", "phone.promiseOwnLine"],
    "is given back": ["phone.promisesText"],
  },
  "tests/sockets/question-box.test.ts": {
    "refuses what is not": ["phone.boxNotSent"],
    "keeps neither author": ["phone.boxPromise", "phone.boxAsk"],
    "shows it once": ["phone.boxRule"],
  },
  "tests/sockets/shared-worksheets.test.ts": {
    "brings what one": ["phone.sheetReaders", "phone.sheetOthers"],
    "G-53 keeps remarks": ["phone.remarkPromise"],
  },
  "tests/thorough/follow-up.test.ts": {
    "opens the promise": ["after.followLead", "after.followOnce"],
    "grows by five": ["after.openThanks", "after.openPromise"],
    "makes a PDF": ["after.takePdfHint"],
  },
  "tests/thorough/leaks.test.ts": {
    "reaches phones and stage": ["phone.noticeHelp"],
  },
  "tests/thorough/purge.test.ts": {
    "E-53 leaves commitments": ["after.followUntil", "after.openUnknown"],
    "E-54 leaves nothing": ["after.certNameHint"],
    "E-40 leaves nothing of it in the": ["ending.eraseNot"],
  },
  "tests/thorough/reasons.test.ts": {
    "a reason is a": ["phone.promiseReason", "phone.promiseReasonLine"],
  },
  "tests/thorough/rehearsal.test.ts": {
    "leaves nothing behind": ["phone.rehearsal"],
  },
  "workshop/debrief/split/everything-shown.test.ts": {
    "gives away no group": ["phone.sectorSplitHint"],
  },
  "tests/e2e/turns.test.ts": {
    "nothing of them stays": ["phone.turnLinkText"],
  },
  "tests/sockets/turns.test.ts": {
    "after the phone has asked": ["phone.turnWordHint"],
  },
  "workshop/room/disclosure-control.test.ts": {
    "never show fewer": ["phone.promiseAboutPeople"],
  },
  "workshop/room/sector-split.test.ts": {
    "no sum or": ["phone.sectorHint"],
  },
  "workshop/views/views.test.ts": {
    "shows nobody a text": ["phone.promiseWall", "phone.promiseWallLine"],
  },
};
