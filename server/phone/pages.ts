/** Sends phones' pages: plain HTML, made one at a time. */
import { constants } from "node:zlib";
import type { PhoneText } from "@/components/phone/texts";
import type { Exchange, RefusalReason } from "@/server/http/exchange";
import { sendAsset, sendPage } from "@/server/http/forms";
import { FairQueue } from "@/server/platform/limits/fair-queue";
import { log } from "@/server/platform/log";
import { loadAssets, type PhoneAssets } from "@/server/phone/assets";
import { page, type PageParts } from "@/server/phone/document";
import { type SentenceRoom, sentencePage } from "@/server/phone/join-pages";

export type Sentence = Parameters<typeof sentencePage>[1];

const STATUS: Partial<Record<Sentence, number>> = {
  notFound: 404,
  notIn: 403,
  shutOut: 403,
  joinOld: 410,
  joinErased: 410,
  turnGone: 410,
  waitFull: 503,
  tryLater: 503,
  tooMuch: 429,
  badForm: 400,
};

const REFUSED = {
  foreign: "badForm",
  "signed-out": "notIn",
  "not-allowed": "notIn",
  gone: "notFound",
  failed: "tryLater",
} as const satisfies Record<RefusalReason, PhoneText>;

/** Files for phones: two at a time, people in turns, so that trainers' files wait for few of them. */
export const phoneFiles = new FairQueue({ places: 2, each: 2, all: 400 });

export class PhonePages {
  readonly assets: PhoneAssets = loadAssets();
  /** One piece of page work in each turn of the event loop: a request takes one, a rendered page another. */
  readonly turns = new FairQueue({ places: 1 });

  async file(exchange: Exchange<"file">): Promise<void> {
    const { style, script, islands } = this.assets;
    const file = [style, script, ...Object.values(islands)].find((one) => one?.name === exchange.params.file);
    if (!file) return this.sentence(exchange, exchange.language, "notFound");
    const type = file === style ? "text/css" : "text/javascript";
    await sendAsset(
      exchange.req,
      exchange.res,
      `${type}; charset=utf-8`,
      file.body,
      constants.BROTLI_MAX_QUALITY,
    );
  }

  refuse(exchange: Exchange<string>, why: RefusalReason): void {
    this.sentence(exchange, exchange.language, REFUSED[why]);
  }

  /** Makes and sends a page in its turn, unless the connection has closed meanwhile. */
  show({ req, res }: Pick<Exchange, "req" | "res">, status: number, parts: PageParts): void {
    this.turns
      .turn()
      .then(async () => {
        if (!res.destroyed) await sendPage(req, res, status, page(parts, this.assets));
      })
      .catch((error: unknown) => {
        log.error("page-failed", "A phone's page could not be made.", error);
        res.destroy();
      });
  }

  sentence(
    exchange: Pick<Exchange, "req" | "res">,
    language: string,
    text: Sentence,
    place: SentenceRoom = {},
  ): void {
    this.show(exchange, STATUS[text] ?? 409, sentencePage(language, text, place));
  }
}
