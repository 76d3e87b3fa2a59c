/** Pages that anybody may ask for, without a room: checking a certificate, and a commitment after weeks. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { hashOfName } from "@/server/certificates/credential";
import type { PageParts } from "@/server/phone/document";
import type { GuessGuard } from "@/server/phone/guess-guard";
import { interfaceLanguage, interfaceLanguages } from "@/messages/languages";
import { readerLanguage } from "@/server/phone/reader-language";
import { askCodePage, openedPage } from "@/server/phone/follow-up-page";
import { readForm } from "@/server/http/forms";
import { verifyPage } from "@/server/phone/verify-page";
import { publicKeyMultibase } from "@/server/settings/signing-key";
import { findCertificate } from "@/server/store/certificates";
import { answerFollowUp, openPromise } from "@/server/store/follow-up";
import { foldFollowUpCode, followUpAnswerSchema, standingOf } from "@/workshop/follow-up/waves";

export const OPEN_TO_ALL = /^\/(?:f|verify\/([\w-]{1,64}))$/;

/** One for each of the two, so that guesses at one slow nobody down at the other. */
interface OpenGuards {
  codes: GuessGuard;
  names: GuessGuard;
}

interface OpenVisit {
  req: IncomingMessage;
  res: ServerResponse;
  pathname: string;
  /** What the reader's browser likes best, or was chosen. */
  language: string;
  /** Asked for in the address, whether it is one of ours or not. */
  chosen: string | null;
  reading: boolean;
  guards: OpenGuards;
  show(status: number, parts: PageParts): void;
}

export function openToAll(visit: OpenVisit): Promise<void> {
  return visit.pathname === "/f" ? followUp(visit) : verify(visit);
}

/** A promise by its code; with an answer in the form, that is counted first. The code comes in the body, never in the address. */
async function followUp({ req, language, reading, guards, show }: OpenVisit): Promise<void> {
  if (reading) return show(200, askCodePage(language, null));
  const form = await readForm(req);
  const code = foldFollowUpCode(form?.get("code") ?? "");
  const opened = await guards.codes.try(async () => (code ? openPromise(code) : null));
  if (opened === "busy") return show(429, askCodePage(language, "busy"));
  if (!opened || !code) return show(404, askCodePage(language, "openUnknown"));
  const standing = standingOf(opened.madeOn, opened.answered, new Date());
  const answer = followUpAnswerSchema.safeParse({
    status: form?.get("status"),
    helped: form?.get("helped") ?? "",
    hindered: form?.get("hindered") ?? "",
  });
  if (standing.is !== "asking" || !answer.success)
    return show(200, openedPage(language, code, opened, standing, false));
  await answerFollowUp(opened, standing.wave, answer.data);
  show(
    200,
    openedPage(
      language,
      code,
      opened,
      standingOf(opened.madeOn, [...opened.answered, standing.wave], new Date()),
      true,
    ),
  );
}

/** The page speaks the reader's language; where their browser names none of ours, that of the certificate. */
async function verify(visit: OpenVisit): Promise<void> {
  const { req, pathname, reading, guards, show } = visit;
  const id = OPEN_TO_ALL.exec(pathname)?.[1] ?? "";
  const certificate = await findCertificate(id);
  const language = readerLanguage(req, visit.chosen, [
    interfaceLanguage(certificate?.facts.language ?? "en"),
    ...interfaceLanguages,
  ]);
  if (!certificate) return show(404, verifyPage(language, null));
  const signedWith = publicKeyMultibase();
  if (reading) return show(200, verifyPage(language, { certificate, signedWith, name: null }));
  const typed = ((await readForm(req))?.get("name") ?? "").slice(0, 600).normalize("NFC");
  // Names are guessed as codes are.
  const found = await guards.names.try(async () =>
    hashOfName(typed, certificate.nameSalt) === certificate.nameHash ? true : null,
  );
  const fits = found === "busy" ? "busy" : found === true;
  return show(
    found === "busy" ? 429 : 200,
    verifyPage(language, { certificate, signedWith, name: { typed, fits } }),
  );
}
