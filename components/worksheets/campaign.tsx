import styles from "@/components/worksheets/figures.module.css";
import { type Drawing, Title } from "@/components/worksheets/title";
import campaign from "@/components/worksheets/campaign.module.css";
import { wholeness, type CompareText, groupName } from "@/model/worksheets/wording";
import { Written } from "@/components/worksheets/written";
import type { CampaignComparison, CampaignPlan } from "@/model/worksheets/comparisons/comparison";

type Props = { comparison: CampaignComparison } & Drawing;

/** Plans side by side: their steps, pairing, coverage, questions and credits. */
export function CampaignFigure(props: Props) {
  const { plans } = props.comparison;
  if (plans.length === 0) return <p className={styles.muted}>{props.t("campaign.nothing")}</p>;
  return (
    <>
      <PlanSteps {...props} />
      <Pairing {...props} />
      <Coverage {...props} />
      <Said {...props} title={props.t("campaign.questions")} textsOf={(plan) => plan.questions} />
      <Said {...props} title={props.t("campaign.credits")} textsOf={(plan) => plan.credits ?? []} />
    </>
  );
}

function PlanName({ plan, t }: { plan: CampaignPlan; t: CompareText }) {
  return (
    <>
      <bdi>{groupName(plan.group, t)}</bdi>
      {plan.audience && (
        <span className={campaign.audience}>
          <Written text={plan.audience} black={t("black")} />
        </span>
      )}
    </>
  );
}

/** Plans by steps: whole, partly or empty. */
function PlanSteps({ comparison: { steps, plans }, t, says, level }: Props) {
  return (
    <section className={`${styles.part} ${campaign.turn}`}>
      <Title level={level}>{t("campaign.steps")}</Title>
      <table className={`${styles.table} ${campaign.steps}`}>
        <thead>
          <tr>
            <th scope="col" className={campaign.plan}>
              {t("campaign.plan")}
            </th>
            {steps.map((step) => (
              <th key={step.id} scope="col">
                {says(step.title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plans.map((plan, i) => (
            <tr key={`${plan.group.id}/${i}`}>
              <th scope="row">
                <PlanName plan={plan} t={t} />
              </th>
              {steps.map((step) => {
                const state = wholeness(plan.steps.find((s) => s.id === step.id)?.done ?? 0);
                return (
                  <td key={step.id} data-state={state}>
                    {t(`campaign.${state}`)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The pairing of messages with barriers. */
function Pairing({ comparison: { plans }, t, level }: Props) {
  const black = t("black");
  return (
    <section className={`${styles.part} ${campaign.turn}`}>
      <Title level={level}>{t("campaign.pairing")}</Title>
      <table className={`${styles.table} ${campaign.pairing}`}>
        <thead>
          <tr>
            <th scope="col">{t("campaign.plan")}</th>
            <th scope="col">{t("campaign.barrier")}</th>
            <th scope="col">{t("campaign.reach")}</th>
            <th scope="col">{t("campaign.message")}</th>
            <th scope="col">{t("campaign.state")}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan, i) => (
            <tr key={`${plan.group.id}/${i}`}>
              <th scope="row">
                <PlanName plan={plan} t={t} />
              </th>
              {[plan.pairing.barrier, plan.pairing.reach, plan.pairing.message].map((text, index) => (
                <td key={index} data-empty={text === "" || undefined}>
                  {text === "" ? t("campaign.blank") : <Written text={text} black={black} />}
                </td>
              ))}
              <td className={plan.pairing.state === "paired" ? campaign.fits : styles.word}>
                {t(`campaign.${plan.pairing.state}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Places, each with the groups that have an audience there. */
function Coverage({ comparison: { coverage }, t, says, level }: Props) {
  return (
    <section className={`${styles.part} ${campaign.turn}`}>
      <Title level={level}>{t("campaign.places")}</Title>
      <dl className={campaign.places}>
        {coverage.map(({ id, text, groups }) => (
          <div key={id} data-empty={groups.length === 0 || undefined}>
            <dt>{says(text)}</dt>
            {groups.length === 0 ? (
              <dd className={styles.word}>{t("campaign.nobody")}</dd>
            ) : (
              groups.map((group) => (
                <dd key={group.id} className={campaign.chip}>
                  <bdi>{groupName(group, t)}</bdi>
                </dd>
              ))
            )}
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Sentences to the groups, by plan: questions, or credits. */
function Said({
  comparison: { plans },
  t,
  says,
  level,
  title,
  textsOf,
}: Props & { title: string; textsOf: (plan: CampaignPlan) => string[] }) {
  if (plans.every((plan) => textsOf(plan).length === 0)) return null;
  return (
    <section className={`${styles.part} ${campaign.turn}`}>
      <Title level={level}>{title}</Title>
      <dl className={campaign.doubts}>
        {plans.map((plan, i) =>
          textsOf(plan).length === 0 ? null : (
            <div key={`${plan.group.id}/${i}`}>
              <dt>
                <PlanName plan={plan} t={t} />
              </dt>
              {textsOf(plan).map((text) => (
                <dd key={text}>{says(text)}</dd>
              ))}
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
