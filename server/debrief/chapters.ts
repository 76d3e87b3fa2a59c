/**
 * Chapters of debriefs with their figures, as a page of Next draws them, without what stands around them.
 * They are kept until something of the room changes, since every reader's page asks for them.
 */
import { interfaceLanguages, LANGUAGE_COOKIE } from "@/messages/languages";
import type { RoomId } from "@/model/ids";
import { bodyFor, bytesOf, type CompressedPage, compressedPage } from "@/server/debrief/compressed-page";
import type { OwnPages } from "@/server/debrief/own-pages";
import type { Account, Exchange } from "@/server/http/exchange";
import { plain } from "@/server/http/refusals";
import { StampedCache } from "@/server/platform/stamped-cache";
import { logAccessHourly } from "@/server/store/accounts/access-log";
import { debriefFingerprint } from "@/server/store/debrief/fingerprint";
import type { RoomRole } from "@/server/store/rooms/room-trainers";
import { mayWithReport } from "@/workshop/debrief/report/permissions";

interface Reader {
  account: Account;
  room: { id: RoomId };
  role: RoomRole | "onlooker";
}

export class Chapters {
  private readonly cache = new StampedCache<CompressedPage>({ bytes: 32_000_000, bytesOf, age: 3_600_000 });

  constructor(private readonly pages: OwnPages) {}

  async send({ req, res, url, params, account, room, role }: Exchange<"chapter"> & Reader): Promise<void> {
    const language = interfaceLanguages.find((one) => one === url.searchParams.get("in")) ?? "en";
    const stamp = await debriefFingerprint(room.id);
    const { chapter } = params;
    const page = await this.cache.get(`${room.id} ${language} ${chapter}`, stamp, async () => {
      const path = `/debrief/${room.id}/whole?bare&of=${encodeURIComponent(chapter)}`;
      const cookie = `${req.headers.cookie ?? ""}; ${LANGUAGE_COOKIE}=${language}`;
      const html = await this.pages.ask(path, { cookie });
      return html === null ? null : compressedPage(bodyOf(html));
    });
    if (!page) return plain(res, 404, "There is no such chapter.");
    if (mayWithReport(role, "edit")) await logAccessHourly(room.id, account.id, "open");
    const { body, headers } = await bodyFor(req, page);
    res.writeHead(200, headers).end(req.method === "HEAD" ? undefined : body);
  }
}

const bodyOf = (html: string): string =>
  html.slice(html.indexOf("<section"), html.lastIndexOf("</section>") + 10);
