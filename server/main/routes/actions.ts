/**
 * Every server action, which a page of Next lets a browser call, with its permission: a word alone, or a
 * table of permissions and its line, for the server's accounts (people), the server itself (server), those who share a workshop
 * (workshop) or a room's trainers (report). Workshop or room is the first argument then, or a field
 * (in-form).
 */
import type { PeopleAction } from "@/server/accounts/people-permissions";
import type { WatchAction } from "@/server/health/permissions";
import type { ReportAction } from "@/workshop/debrief/report/permissions";
import type { AuthorAct } from "@/workshop/editor/permissions";

export type Who =
  | "anybody"
  | "signed-in"
  | `people:${PeopleAction}`
  | `server:${WatchAction}`
  | `workshop:${AuthorAct}`
  | `${"report" | "report-in-form"}:${ReportAction}`;

export const actions = {
  readFinish: "report:read",
  readTarget: "signed-in",
  correct: "signed-in",

  saveText: "report-in-form:edit",
  saveHidden: "report-in-form:edit",
  saveFront: "report:edit",
  saveTarget: "report:edit",
  saveRelease: "report:release",
  share: "report:publish",

  openRoom: "signed-in",
  offerOf: "signed-in",
  startRehearsal: "signed-in",
  inviteCoTrainer: "report:name-trainers",
  dismissCoTrainer: "report:name-trainers",
  lookAtExample: "signed-in",
  keepExamples: "signed-in",

  startWorkshop: "signed-in",
  duplicateWorkshop: "signed-in",
  putAway: "workshop:archive",
  deleteWorkshop: "workshop:delete",
  leaveWorkshop: "workshop:leave",
  readShareLink: "signed-in",
  acceptLink: "signed-in",

  listSources: "signed-in",
  readSource: "signed-in",
  readHistory: "workshop:read",
  readSharing: "workshop:read",
  makeShareLink: "workshop:invite",
  dismissMember: "workshop:remove-member",

  isLinkGood: "anybody",
  makeAccount: "anybody",
  signOut: "anybody",
  signOutEverywhere: "anybody",
  mailLink: "anybody",
  passkeyChallenge: "anybody",
  carryInvitation: "anybody",
  joinWithPassword: "anybody",
  readResetLink: "anybody",
  setPassword: "anybody",

  changePassword: "people:own-password",
  newPasskey: "people:own-passkeys",
  keepPasskey: "people:own-passkeys",
  dropPasskey: "people:own-passkeys",
  allowConnecting: "people:own-organisation",
  disconnectOrganisation: "people:own-organisation",

  inviteTrainer: "people:invite",
  changeRole: "people:give-role",
  blockPerson: "people:block",
  unblockPerson: "people:block",
  removePerson: "people:remove",
  belongingsOf: "people:remove",
  resetLinkFor: "people:make-reset-link",

  stopServer: "server:stop-server",
} as const satisfies Readonly<Record<string, Who>>;
