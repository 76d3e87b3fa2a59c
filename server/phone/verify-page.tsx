/** The check of a certificate: whether it is valid, what for, when, by whom. No name is ever shown. */
import { isolate } from "@/model/text/isolated";
import { LanguageLinks } from "@/components/phone/languages";
import { phoneTranslator } from "@/components/phone/texts";
import { afterTranslator } from "@/messages/language";
import { interfaceLanguages } from "@/messages/languages";
import { attendedIn, daysIn } from "@/server/certificates/certificate-pdf";
import type { PageParts } from "@/server/phone/document";
import { doorFrame } from "@/server/phone/page-layout";
import type { IssuedCertificate } from "@/server/store/certificates/certificates";

interface CheckedCertificate {
  certificate: IssuedCertificate;
  /** The did:web or did:jwk of the server, or an older key. */
  signedWith: string;
  /** The typed name, and whether it is the certificate's. */
  name: { typed: string; fits: boolean | "busy" } | null;
}

export function verifyPage(language: string, checked: CheckedCertificate | null): PageParts {
  const t = afterTranslator(language);
  return doorFrame(
    language,
    t("verifyTitle"),
    checked ? (
      <Facts language={language} checked={checked} />
    ) : (
      <p className="problem">{t("verifyUnknown")}</p>
    ),
    {
      above: <LanguageLinks language={language} offered={interfaceLanguages} t={phoneTranslator(language)} />,
      keep: true,
    },
  );
}

function Facts({ language, checked }: { language: string; checked: CheckedCertificate }) {
  const t = afterTranslator(language);
  const { certificate, name, signedWith } = checked;
  const { facts, kind, withdrawnAt } = certificate;
  const rows = [
    [t("verifyWhat"), t(kind === "completion" ? "certCompletion" : "certParticipation")],
    [t("verifyWorkshop"), facts.workshop, facts.language],
    [t("verifyDates"), daysIn(language, facts.from, facts.until)],
    ...(facts.institutions.length > 0
      ? [[t("verifyIssuer"), facts.institutions.map(isolate).join(" · ")]]
      : []),
    [t("verifyOn"), daysIn(language, facts.issuedOn, facts.issuedOn)],
    [t("verifyFor"), facts.criteria, facts.language],
    ...(facts.attended?.sessions.length ? [[t("verifyAttended"), attendedIn(language, facts.attended)]] : []),
    [t("verifySigned"), signedWith],
  ];
  const withdrawn =
    withdrawnAt &&
    daysIn(language, withdrawnAt.toISOString().slice(0, 10), withdrawnAt.toISOString().slice(0, 10));
  return (
    <>
      <p className={withdrawn ? "problem" : "promise"} role="status">
        <b>{withdrawn ? t("verifyWithdrawn", { date: withdrawn }) : t("verifyValid")}</b>
      </p>
      <dl>
        {rows.map(([label, said, writtenIn]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi lang={writtenIn}>{said}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <form method="post">
        <p>{t("verifyNoNames")}</p>
        <label className="text">
          {t("verifyName")}
          <input
            name="name"
            dir="auto"
            required
            maxLength={600}
            autoComplete="off"
            spellCheck={false}
            defaultValue={name?.typed ?? ""}
          />
        </label>
        {name && (
          <p role="alert" className={name.fits === true ? "promise" : "problem"}>
            {t(name.fits === "busy" ? "busy" : name.fits ? "verifyFits" : "verifyFitsNot")}
          </p>
        )}
        <button type="submit" className="send">
          {t("verifyGo")}
        </button>
      </form>
    </>
  );
}
