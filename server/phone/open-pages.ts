/** Pages that anybody may ask for, without a room: checking a certificate, and a commitment after weeks. */
import { interfaceLanguage, interfaceLanguages } from "@/messages/languages";
import { hashOfName } from "@/server/certificates/credential";
import type { Exchange } from "@/server/http/exchange";
import { readForm } from "@/server/http/forms";
import { askCodePage, openedPage } from "@/server/phone/follow-up-page";
import type { GuessGuard } from "@/server/phone/guess-guard";
import { languageOf, type PhonePages } from "@/server/phone/pages";
import { readerLanguage } from "@/server/phone/reader-language";
import { verifyPage } from "@/server/phone/verify-page";
import { publicKeyMultibase } from "@/server/platform/settings/signing-key";
import { findCertificate } from "@/server/store/certificates/certificates";
import { answerFollowUp, openCommitment } from "@/server/store/learning/follow-up";
import { foldFollowUpCode, followUpAnswerSchema, standingOf } from "@/workshop/debrief/follow-up/waves";

/** One for each of the two, so that guesses at one slow nobody down at the other. */
interface Guards {
  codes: GuessGuard;
  names: GuessGuard;
}

const CERTIFICATE = /^[\w-]{1,64}$/;

export class OpenPages {
  constructor(
    private readonly guards: Guards,
    private readonly pages: PhonePages,
  ) {}

  /** Where the code of a promise is typed. */
  code(x: Exchange): void {
    this.pages.show(x, 200, askCodePage(languageOf(x), null));
  }

  /** A promise by its code, which comes in the body and never in the address; an answer in the form is counted first. */
  async promise(x: Exchange): Promise<void> {
    const language = languageOf(x);
    const form = await readForm(x);
    const code = foldFollowUpCode(form?.get("code") ?? "");
    const opened = await this.guards.codes.try(async () => (code ? openCommitment(code) : null));
    if (opened === "busy") return this.pages.show(x, 429, askCodePage(language, "busy"));
    if (!opened || !code) return this.pages.show(x, 404, askCodePage(language, "openUnknown"));
    const standing = standingOf(opened.madeOn, opened.answered, new Date());
    const answer = followUpAnswerSchema.safeParse({
      status: form?.get("status"),
      helped: form?.get("helped") ?? "",
      hindered: form?.get("hindered") ?? "",
    });
    if (standing.is !== "asking" || !answer.success)
      return this.pages.show(x, 200, openedPage(language, code, opened, standing, false));
    await answerFollowUp(opened, standing.wave, answer.data);
    const after = standingOf(opened.madeOn, [...opened.answered, standing.wave], new Date());
    this.pages.show(x, 200, openedPage(language, code, opened, after, true));
  }

  /** What a certificate says, and whether it stands. */
  async certificate(x: Exchange<"certificate">): Promise<void> {
    const found = await this.find(x);
    if (!found) return;
    const { certificate, language } = found;
    const signedWith = publicKeyMultibase();
    this.pages.show(x, 200, verifyPage(language, { certificate, signedWith, name: null }));
  }

  /** Whether it is somebody's of this name: names are guessed as codes are. */
  async name(x: Exchange<"certificate">): Promise<void> {
    const found = await this.find(x);
    if (!found) return;
    const { certificate, language } = found;
    const signedWith = publicKeyMultibase();
    const typed = ((await readForm(x))?.get("name") ?? "").slice(0, 600).normalize("NFC");
    const right = await this.guards.names.try(async () =>
      hashOfName(typed, certificate.nameSalt) === certificate.nameHash ? true : null,
    );
    const fits = right === "busy" ? "busy" : right === true;
    this.pages.show(
      x,
      right === "busy" ? 429 : 200,
      verifyPage(language, { certificate, signedWith, name: { typed, fits } }),
    );
  }

  /** The page speaks the reader's language; where their browser names none of ours, that of the certificate. */
  private async find(x: Exchange<"certificate">) {
    const { certificate: id } = x.params;
    const certificate = CERTIFICATE.test(id) ? await findCertificate(id) : null;
    const language = readerLanguage(x.req, x.url.searchParams.get("in"), [
      interfaceLanguage(certificate?.facts.language ?? "en"),
      ...interfaceLanguages,
    ]);
    if (certificate) return { certificate, language };
    this.pages.show(x, 404, verifyPage(language, null));
    return null;
  }
}
