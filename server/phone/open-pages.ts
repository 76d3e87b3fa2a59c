/**
 * Pages that need no room: a commitment opened by its code (/f), and the check of a certificate (/verify).
 * Both slow guessing down (`GuessGuard`).
 */
import { afterTranslator } from "@/messages/language";
import { interfaceLanguage, interfaceLanguages } from "@/messages/languages";
import { badgeIssuer, didOf, hashOfName, signedStatus } from "@/server/certificates/credential";
import type { Exchange } from "@/server/http/exchange";
import { sendFile } from "@/server/http/download";
import { readForm } from "@/server/http/forms";
import { bare } from "@/server/http/refusals";
import { askCodePage, openedPage } from "@/server/phone/follow-up-page";
import type { GuessGuard } from "@/server/phone/guess-guard";
import type { PhonePages } from "@/server/phone/pages";
import { readerLanguage } from "@/server/phone/reader-language";
import { verifyPage } from "@/server/phone/verify-page";
import type { RoomExchange } from "@/server/phone/participant-gate";
import { publicKeyMultibase } from "@/server/platform/settings/signing-key";
import { findCertificate, type IssuedCertificate } from "@/server/store/certificates/certificates";
import { answerFollowUp, openCommitment } from "@/server/store/learning/follow-up";
import {
  dayOfWave,
  foldFollowUpCode,
  followUpAnswerSchema,
  standingOf,
  WAVES,
} from "@/workshop/debrief/follow-up/waves";
import { calendarText } from "@/workshop/exports/calendar";

/** Guesses at one kind of code do not slow the other down. */
interface Guards {
  codes: GuessGuard;
  names: GuessGuard;
}

const CERTIFICATE = /^[\w-]{1,64}$/;

export class OpenPages {
  constructor(
    private readonly guards: Guards,
    private readonly pages: PhonePages,
    private readonly origin: () => string,
  ) {}

  code(exchange: Exchange): void {
    this.pages.show(exchange, 200, askCodePage(exchange.language, null));
  }

  /**
   * A commitment by its code, which comes in the body and never in the address; an answer sent along is
   * counted first.
   */
  async commitment(exchange: Exchange): Promise<void> {
    const { language } = exchange;
    const form = await readForm(exchange);
    const found = await this.byCode(form);
    if (found === "busy") return this.pages.show(exchange, 429, askCodePage(language, "busy"));
    if (!found) return this.pages.show(exchange, 404, askCodePage(language, "openUnknown"));
    const { code, opened } = found;
    const standing = standingOf(opened.madeOn, opened.answered, new Date());
    const answer = followUpAnswerSchema.safeParse({
      status: form?.get("status"),
      helped: form?.get("helped") ?? "",
      hindered: form?.get("hindered") ?? "",
    });
    if (standing.is !== "asking" || !answer.success)
      return this.pages.show(exchange, 200, openedPage(language, code, opened, standing, false));
    await answerFollowUp(opened, standing.wave, answer.data);
    const after = standingOf(opened.madeOn, [...opened.answered, standing.wave], new Date());
    this.pages.show(exchange, 200, openedPage(language, code, opened, after, true));
  }

  /**
   * Both dates of a commitment as a calendar file. Calendars are shared and synchronised, so the code is not
   * in it.
   */
  async calendar(exchange: RoomExchange): Promise<void> {
    const t = afterTranslator(exchange.language);
    const found = await this.byCode(await readForm(exchange));
    if (found === "busy") return exchange.say(429, t("busy"));
    if (!found) return exchange.say(404, t("openUnknown"));
    const { opened } = found;
    const address = `${exchange.origin}/f`;
    const events = WAVES.map((days) => ({
      uid: `${days}-${opened.calendar}@plenary.invalid`,
      title: t("calendarTitle"),
      about: t("calendarText", { address }),
      url: address,
      when: { day: dayOfWave(opened.madeOn, days).toISOString().slice(0, 10) },
    }));
    const file = Buffer.from(calendarText(null, events, Date.now()));
    sendFile(exchange.res, "text/calendar; charset=utf-8", "my-promise.ics", file);
  }

  private byCode(form: URLSearchParams | null) {
    const code = foldFollowUpCode(form?.get("code") ?? "");
    return this.guards.codes.try(async () => {
      const opened = code && (await openCommitment(code));
      return code && opened ? { code, opened } : null;
    });
  }

  async certificate(exchange: Exchange<"certificate">): Promise<void> {
    const found = await this.find(exchange);
    if (!found) return;
    const { certificate, language } = found;
    const signedWith = this.signerOf(certificate);
    this.pages.show(exchange, 200, verifyPage(language, { certificate, signedWith, name: null }));
  }

  /** The status list that the badge of a certificate names. */
  async status({ res, params }: Exchange<"certificate">): Promise<void> {
    const certificate = await this.certificateOf(params.certificate);
    if (!certificate) return void bare(res, 404);
    const { id, withdrawnAt } = certificate;
    const list = await signedStatus(this.origin(), id, withdrawnAt !== null, new Date());
    res.setHeader("Access-Control-Allow-Origin", "*");
    res.writeHead(200, { "Content-Type": "application/vc+jwt", "Cache-Control": "no-cache" }).end(list);
  }

  /** The domain of this server, where it has one; badges with their proof in them have an older key. */
  private signerOf({ credential }: IssuedCertificate): string {
    return typeof credential === "string" ? (didOf(this.origin()) ?? badgeIssuer()) : publicKeyMultibase();
  }

  private async certificateOf(id: string): Promise<IssuedCertificate | null> {
    return CERTIFICATE.test(id) ? findCertificate(id) : null;
  }

  /** Checks a typed name against the certificate's; names are guarded as codes are. */
  async name(exchange: Exchange<"certificate">): Promise<void> {
    const found = await this.find(exchange);
    if (!found) return;
    const { certificate, language } = found;
    const signedWith = this.signerOf(certificate);
    const typed = ((await readForm(exchange))?.get("name") ?? "").slice(0, 600).normalize("NFC");
    const right = await this.guards.names.try(async () =>
      hashOfName(typed, certificate.nameSalt) === certificate.nameHash ? true : null,
    );
    const fits = right === "busy" ? "busy" : right === true;
    this.pages.show(
      exchange,
      right === "busy" ? 429 : 200,
      verifyPage(language, { certificate, signedWith, name: { typed, fits } }),
    );
  }

  /** In the reader's language; where their browser names none of ours, in that of the certificate. */
  private async find(exchange: Exchange<"certificate">) {
    const certificate = await this.certificateOf(exchange.params.certificate);
    const language = readerLanguage(exchange, [
      interfaceLanguage(certificate?.facts.language ?? "en"),
      ...interfaceLanguages,
    ]);
    if (certificate) return { certificate, language };
    this.pages.show(exchange, 404, verifyPage(language, null));
    return null;
  }
}
