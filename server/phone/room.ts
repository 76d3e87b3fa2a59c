/**
 * Handlers below /r/:room/ that are no commands: the page, the reload frame, leaving, erasing one's answers.
 */
import { tokenOf } from "@/server/accounts/identity";
import { setCookie } from "@/server/accounts/phone-cookies";
import { redirect } from "@/server/http/forms";
import { erasedPage, erasePage } from "@/server/phone/erase-page";
import { groupPartOf } from "@/server/phone/group-part";
import { codeFormPage } from "@/server/phone/own-code-page";
import { pulsePage, seenKey } from "@/server/phone/room-page";
import type { RoomExchange } from "@/server/phone/participant-gate";

export { sendAsked as asked } from "@/server/phone/asked";

export const page = ({ page }: RoomExchange): Promise<void> => page();

/** Redirects a GET for the address of a form to the room. */
export const back = ({ res }: RoomExchange): void => redirect(res, "./");

/** Tells a page without script whether it has changed since it was seen. */
export function pulse({ url, room, person, view, show }: RoomExchange): void {
  const moved = url.searchParams.get("seen") !== seenKey(view, groupPartOf(room, person, room.workNow()));
  show(200, pulsePage(view.language, moved));
}

export async function codeForm(exchange: RoomExchange): Promise<void> {
  if (exchange.room.answers.codes.test()) exchange.show(200, await codeFormPage(exchange));
  else back(exchange);
}

export function leave({ req, res, room, person }: RoomExchange): void {
  clearCache(res);
  const token = tokenOf(room, req.headers.cookie);
  if (token) room.participants.phones.forget(person, token);
  redirect(res, "/", setCookie(req, room.id, null));
}

export const eraseForm = ({ room, language, pageRoom, show }: RoomExchange): void =>
  show(200, erasePage(language, pageRoom, room.state.settings.certificates));

export async function erase({
  req,
  res,
  room,
  person,
  phoneKey,
  language,
  pageRoom,
  show,
}: RoomExchange): Promise<void> {
  clearCache(res);
  await room.eraseOwn(person, phoneKey);
  res.setHeader("Set-Cookie", setCookie(req, room.id, null));
  show(200, erasedPage(language, pageRoom, room.id));
}

/** Empties the browser's cache, so that the Back button does not show what was erased. */
const clearCache = (res: RoomExchange["res"]): void => void res.setHeader("Clear-Site-Data", '"cache"');
