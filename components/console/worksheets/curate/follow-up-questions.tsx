"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useGroupName } from "@/components/console/groups/group-name";
import styles from "@/components/console/worksheets/curate/curate.module.css";
import { missingByGroup } from "@/components/console/worksheets/curate/measures";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import type { GroupId } from "@/model/room/groups";

/** Questions to groups: measures without an owner or a date, and questions of plans. @param only one group */
export function ToAsk({ work, only }: { work: ConsoleWork; only: GroupId | null }) {
  const t = useTranslations("console.board");
  const name = useGroupName();
  const { comparison } = work;
  const named = (id: GroupId) => {
    const group = work.groups.find((g) => g.group.id === id)?.group;
    return group ? name(group) : "";
  };
  const lacks = missingByGroup(comparison, only);
  const plans =
    comparison?.type === "campaign"
      ? comparison.plans.filter((p) => p.questions.length > 0 && (only === null || p.group.id === only))
      : [];
  if (lacks.length === 0 && plans.length === 0) return null;
  return (
    <section className="stack tight" aria-label={t("toAsk")}>
      <h3>{t("toAsk")}</h3>
      <dl className={styles.asks}>
        {lacks.map(({ group, measures }) => (
          <div key={group}>
            <dt dir="auto">{named(group)}</dt>
            {measures.map((m) => (
              <dd key={m.id}>
                <q dir="auto">{m.text}</q>{" "}
                <small>
                  {t(
                    m.missing.length > 1 ? "noOwnerNoDate" : m.missing[0] === "owner" ? "noOwner" : "noDate",
                  )}
                </small>
              </dd>
            ))}
          </div>
        ))}
        {plans.map((plan, i) => (
          <div key={`${plan.group.id}/${i}`}>
            <dt dir="auto">
              {name(plan.group)}
              {plan.audience && ` · ${plan.audience}`}
            </dt>
            {plan.questions.map((question) => (
              <dd key={question} dir="auto">
                {question}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
