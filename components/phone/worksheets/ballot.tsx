/** A table's answer on its phones: what is proposed, how many agree, and the buttons. Never who. */
import { CommandForm } from "@/components/phone/worksheets/parts";
import type { PhoneText, Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import type { GroupView } from "@/workshop/protocol/worksheets";

type Shown = NonNullable<GroupView["ballot"]>;

export function Ballot({ ballot, t }: { ballot: Shown; t: Translate }) {
  const { question, proposal, agree, otherwise, waiting, counts, mine, guests } = ballot;
  const answered = agree + otherwise;
  const speaksForOthers = proposal !== null && proposal.spoken + guests > 0;
  return (
    <section className="card" aria-labelledby="ballot">
      <h2 id="ballot">{t("ballotTitle")}</h2>
      {ballot.few && <p className="hint">{t("ballotFew")}</p>}
      {proposal === null ? (
        <p>{t("ballotHow")}</p>
      ) : (
        <>
          <Proposed lines={proposal.lines} t={t} />
          {proposal.spoken > 0 && <p className="hint">{t("ballotFor", { people: proposal.spoken })}</p>}
          <p role="status">
            {waiting > 0
              ? t("ballotAnswered", { answered, people: answered + waiting })
              : t("ballotTally", { agree, people: answered, otherwise })}{" "}
            {counts && (
              <>
                <br />
                {t("ballotCounts")}
              </>
            )}
          </p>
          {mine === "agrees" ? (
            <p className="hint">✓ {t("ballotAgreed")}</p>
          ) : (
            <>
              <CommandForm type="agree" fields={{ question, proposal: proposal.id }}>
                <button type="submit">{t("ballotAgree")}</button>
              </CommandForm>
              <p className="hint">{t("ballotOtherwise")}</p>
            </>
          )}
        </>
      )}
      {(mine === "differs" || (mine === "agrees" && speaksForOthers)) && <Propose ballot={ballot} t={t} />}
    </section>
  );
}

function Proposed({ lines, t }: { lines: NonNullable<Shown["proposal"]>["lines"]; t: Translate }) {
  return (
    <>
      {lines.map(({ item, id, text }) => (
        <p key={`${item} ${id}`}>
          {item !== null && (
            <>
              <AuthoredIn as="span" text={item} />
              {": "}
            </>
          )}
          <b>{text === null ? markOr(id, t) : <AuthoredIn as="span" text={text} />}</b>
        </p>
      ))}
    </>
  );
}

const MARKS: Partial<Record<string, PhoneText>> = {
  present: "markPresent",
  absent: "markAbsent",
  unknown: "markUnknown",
};

/** Words of a mark; of a number, itself. */
const markOr = (id: string, t: Translate): string => (MARKS[id] ? t(MARKS[id]) : id);

/** Proposes one's own answer, or says of the same one for how many others it is given. */
function Propose({ ballot: { question, guests, proposal, mine }, t }: { ballot: Shown; t: Translate }) {
  return (
    <CommandForm type="propose" id="ballot-propose" fields={{ question }}>
      <label className="text number">
        {t("ballotSpoken")}
        <span>
          <input
            type="number"
            name="spoken"
            min={0}
            max={60}
            autoComplete="off"
            dir="ltr"
            defaultValue={proposal?.spoken ?? guests}
          />
        </span>
      </label>
      <button type="submit">{t(mine === "agrees" ? "ballotRecount" : "ballotPropose")}</button>
    </CommandForm>
  );
}
