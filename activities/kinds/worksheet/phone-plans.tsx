import { groupName } from "@/components/phone/worksheets/parts";
import type { PhoneText, Translate } from "@/components/phone/texts";
import { AuthoredIn } from "@/components/ui/authored";
import type { CampaignComparison, CampaignPlan } from "@/model/worksheets/comparisons/comparison";

const fits: Record<CampaignPlan["pairing"]["state"], PhoneText> = {
  paired: "comparePaired",
  "no-message": "compareNoMessage",
  "no-barrier": "compareNoBarrier",
  neither: "compareNeither",
};
const wholeness = (done: number): PhoneText =>
  done >= 1 ? "compareWhole" : done > 0 ? "comparePartly" : "compareMissing";

export function PhonePlans({
  comparison: { plans, coverage },
  t,
}: {
  comparison: CampaignComparison;
  t: Translate;
}) {
  if (plans.length === 0) return <p>{t("compareNone")}</p>;
  return (
    <>
      {plans.map((plan, i) => (
        <Plan key={`${plan.group.id}/${i}`} plan={plan} t={t} />
      ))}
      <section>
        <h2>{t("comparePlaces")}</h2>
        <dl>
          {coverage.map(({ id, text, groups }) => (
            <div key={id}>
              <AuthoredIn as="dt" text={text} />
              {groups.length === 0 ? (
                <dd className="lacks">{t("compareNotChosen")}</dd>
              ) : (
                <dd>{groups.map((g) => groupName(g, t)).join(", ")}</dd>
              )}
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Plan({
  plan: { group, audience, steps, pairing, questions },
  t,
}: {
  plan: CampaignPlan;
  t: Translate;
}) {
  const words: [PhoneText, string][] = [
    ["compareBarrier", pairing.barrier],
    ["compareReach", pairing.reach],
    ["compareMessage", pairing.message],
  ];
  return (
    <section>
      <h2 dir="auto">{[groupName(group, t), audience].filter(Boolean).join(" · ")}</h2>
      <table>
        <caption>{t("compareSteps")}</caption>
        <tbody>
          {steps.map((step) => (
            <tr key={step.id}>
              <AuthoredIn as="th" scope="row" text={step.title} />
              <td className={step.done > 0 ? undefined : "lacks"}>{t(wholeness(step.done))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl>
        {words.map(([label, text]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            {text === "" ? <dd className="lacks">{t("compareMissing")}</dd> : <dd dir="auto">{text}</dd>}
          </div>
        ))}
      </dl>
      <p className={pairing.state === "paired" ? undefined : "lacks"}>{t(fits[pairing.state])}</p>
      {questions.length > 0 && (
        <>
          <h3>{t("compareQuestions")}</h3>
          <ul>
            {questions.map((question) => (
              <li key={question}>
                <AuthoredIn as="span" text={question} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
