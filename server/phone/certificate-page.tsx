/** A participant's certificate on their phone: the name for it, whether their test counts, what was issued. */
import { afterTranslator, type AfterText, type TranslateAfter } from "@/messages/language";
import { badgeFile } from "@/server/certificates/credential";
import type { PageParts } from "@/server/phone/document";
import { doorFrame, type PageRoom } from "@/server/phone/page-layout";
import type { Claim, IssuedCertificate } from "@/server/store/certificates/certificates";
import type { NameProblem } from "@/workshop/certificates/name";
import type { AttendedShare } from "@/workshop/certificates/attendance";

export interface CertificatePage {
  language: string;
  room: PageRoom;
  share: AttendedShare;
  claim: Claim;
  /** Typed names that were refused. */
  refused: { name: string; latin: string; countTest: boolean; problem: NameProblem } | null;
  saved: boolean;
  /** The room's test that counts: none, still to be asked for, or too late. */
  test: "none" | "open" | "over";
  issued: IssuedCertificate[];
}

const PROBLEMS: Record<NameProblem, AfterText> = {
  "name-empty": "nameEmpty",
  "name-hidden": "nameHidden",
  "name-long": "nameLong",
};

export function certificatePage(page: CertificatePage): PageParts {
  const t = afterTranslator(page.language);
  const { claim, refused, share } = page;
  return doorFrame(
    page.language,
    t("certTitle"),
    <>
      <p>{share.of > 0 ? t("certShare", { present: share.present, of: share.of }) : t("certShareNone")}</p>
      <p className="promise">{t("attendanceNotice")}</p>
      <IssuedList issued={page.issued} t={t} />
      <form method="post" action="certificate">
        <label className="text">
          {t("certName")}
          <input
            name="name"
            dir="auto"
            maxLength={600}
            autoComplete="name"
            defaultValue={refused?.name ?? claim.name ?? ""}
            aria-invalid={refused ? true : undefined}
            aria-describedby="name-help"
          />
          <small id="name-help">
            {t("certNameHint")} {t("certSays")}
          </small>
        </label>
        <label className="text">
          {t("certLatin")}
          <input
            name="latin"
            dir="ltr"
            maxLength={600}
            autoComplete="off"
            defaultValue={refused?.latin ?? claim.latin ?? ""}
          />
        </label>
        {page.test === "open" && (
          <>
            <label className="opt">
              <span>{t("certTest")}</span>
              <input
                type="checkbox"
                name="test"
                value="1"
                defaultChecked={refused?.countTest ?? claim.countTest}
              />
            </label>
            <p>
              <small>{t("certTestHint")}</small>
            </p>
          </>
        )}
        {page.test === "over" && <p>{t(claim.testPassed ? "certTestPassed" : "certTestLate")}</p>}
        {refused && (
          <p className="problem" role="alert">
            {t(PROBLEMS[refused.problem])}
          </p>
        )}
        {page.saved && (
          <p role="status">
            {t("saved")} {page.issued.some((one) => one.withdrawnAt === null) && t("certKeepsName")}
          </p>
        )}
        <button type="submit" className="send">
          {t("save")}
        </button>
      </form>
      <p className="aside">
        <a href="./">{t("back")}</a>
      </p>
    </>,
    { room: page.room },
  );
}

function IssuedList({ issued, t }: { issued: IssuedCertificate[]; t: TranslateAfter }) {
  if (issued.length === 0) return <p>{t("certNone")}</p>;
  return issued.map(({ id, kind, credential, withdrawnAt }) => (
    <section key={id}>
      <h2>{t(kind === "completion" ? "certCompletion" : "certParticipation")}</h2>
      {withdrawnAt ? (
        <p>{t("certWithdrawn")}</p>
      ) : (
        <ul>
          <li>
            <a href={`certificate/${id}.pdf`}>{t("certPdf")}</a>
          </li>
          <li>
            <a href={`certificate/${id}.${badgeFile(credential).ending}`}>{t("certBadge")}</a>
          </li>
          <li>
            <a href={`/verify/${id}`}>{t("certVerify")}</a>
          </li>
        </ul>
      )}
    </section>
  ));
}
