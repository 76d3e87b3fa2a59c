import styles from "@/components/debrief/campaign-pages.module.css";
import { groupAndTable, wholeness } from "@/model/worksheets/wording";
import { Written } from "@/components/worksheets/written";
import { PrintButton } from "@/components/debrief/print-button";
import type { ReportWords } from "@/model/figures/report-words";
import type { Campaigns } from "@/workshop/debrief/campaigns";
import { isWritten } from "@/workshop/debrief/posters";
import type { CampaignPlan } from "@/model/worksheets/comparisons/comparison";

interface Props {
  campaigns: readonly Campaigns[];
  words: ReportWords;
  /** The room's title. */
  title: string;
}

/** Every campaign of a room on a page of its own, to print. */
export function CampaignPages({ campaigns, words, title }: Props) {
  const { t } = words;
  const pages = campaigns.flatMap(({ title: sheet, plans }) =>
    plans.filter(isWritten).map((plan) => ({ plan, foot: `${title} · ${sheet}` })),
  );
  return (
    <main className={styles.pages} lang={words.locale}>
      <header className={styles.top}>
        <h1>{t("sheets.campaignPages")}</h1>
        {pages.length > 0 && <PrintButton text={t("print")} />}
      </header>
      {pages.length === 0 && <p>{t("sheets.noCampaigns")}</p>}
      {pages.map(({ plan, foot }, i) => (
        <Page key={i} plan={plan} words={words} foot={foot} />
      ))}
    </main>
  );
}

function Page({ plan, words, foot }: { plan: CampaignPlan; words: ReportWords; foot: string }) {
  const { t, compare } = words;
  const black = compare("black");
  const { barrier, reach, state } = plan.pairing;
  const facts = [
    { label: compare("campaign.barrier"), text: barrier },
    { label: compare("campaign.reach"), text: reach },
    { label: t("sheets.place"), text: plan.places.join(" · ") },
    ...plan.details,
  ];
  return (
    <article className={styles.page}>
      <p className={styles.kicker}>
        <bdi>{groupAndTable(plan.group, compare)}</bdi>
      </p>
      <h2>{plan.audience ? <Written text={plan.audience} black={black} /> : compare("campaign.plan")}</h2>
      <figure className={styles.message}>
        <figcaption>{compare("campaign.message")}</figcaption>
        <blockquote data-empty={plan.message === "" || undefined}>
          {plan.message === "" ? compare("campaign.blank") : <Written text={plan.message} black={black} />}
        </blockquote>
      </figure>
      <dl className={styles.facts}>
        {facts.map(({ label, text }) => (
          <div key={label} data-empty={text === "" || undefined}>
            <dt dir="auto">{label}</dt>
            <dd>{text === "" ? compare("campaign.blank") : <Written text={text} black={black} />}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.state} data-state={state}>
        {compare(`campaign.${state}`)}
      </p>
      <Said title={compare("campaign.credits")} texts={plan.credits ?? []} />
      <Said title={compare("campaign.questions")} texts={plan.questions} />
      <ol className={styles.steps}>
        {plan.steps.map((step) => {
          const filled = wholeness(step.done);
          return (
            <li key={step.id} data-state={filled}>
              <bdi>{step.title}</bdi>
              <span>{compare(`campaign.${filled}`)}</span>
            </li>
          );
        })}
      </ol>
      <footer dir="auto">{foot}</footer>
    </article>
  );
}

function Said({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {texts.map((text) => (
          <li key={text}>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
