"use client";
import { unreachable } from "@/model/unreachable";
import { useLocale } from "use-intl";
import { useConsoleContext } from "@/components/console/console-context";
import { BoardDesk } from "@/components/console/worksheets/board-panel";
import { Dashboard } from "@/components/console/worksheets/dashboard";
import { GalleryDesk } from "@/components/console/worksheets/gallery-panel";
import { direction } from "@/model/text/language";
import type { ConsoleWork } from "@/workshop/protocol/worksheets";
import { useTranslations } from "@/components/language/use-translations";
import { StepName } from "@/components/console/step-name";
import { stepNeighbours } from "@/components/console/steps";
import { CardOnStage } from "@/components/console/worksheets/present/card-on-stage";
import { OrderList } from "@/components/console/worksheets/present/order-list";
import styles from "@/components/console/worksheets/present/present.module.css";
import { groupsToCome } from "@/components/console/worksheets/present/presenting";
import { Button } from "@/components/ui/button";

/** The trainer's desk at each stop of a worksheet, in the language of the interface. */
export function WorkDesk() {
  const locale = useLocale();
  const { work } = useConsoleContext().view;
  if (!work) return null;
  return (
    <div data-work lang={locale} dir={direction(locale)}>
      <AtStop work={work} />
    </div>
  );
}

function AtStop({ work }: { work: ConsoleWork }) {
  switch (work.at) {
    case "work":
      return <Dashboard work={work} />;
    case "present":
      return <PresentDesk work={work} />;
    case "gallery":
      return <GalleryDesk work={work} />;
    case "board":
      return <BoardDesk work={work} />;
    default:
      return unreachable(work.at);
  }
}

/** Groups present one after another: the speaker, the card on the stage, the order. */
function PresentDesk({ work }: { work: ConsoleWork }) {
  const t = useTranslations("console");
  const { plan, agenda, view, act } = useConsoleContext();
  const speaking = work.groups.find(({ group }) => group.id === work.present.at)?.group;
  const { next } = stepNeighbours(plan, view, agenda.agenda);
  const left = groupsToCome(work).length;
  return (
    <div className={styles.desk}>
      {speaking ? (
        <CardOnStage key={speaking.id} work={work} group={speaking} />
      ) : (
        <p className="notice">{t(whyNobody(work, plan.role !== "presenter"))}</p>
      )}
      <OrderList work={work} />
      {next && left > 0 && !view.ended && (
        <p className={styles.onward}>
          <Button
            size="small"
            look="bare"
            onClick={() => act({ type: "go", to: next.id, seen: view.stepRevision })}
          >
            {t("present.goOn", { count: left })} <StepName step={next} />
          </Button>
        </p>
      )}
    </div>
  );
}

/** The text while no group is on the stage. */
function whyNobody(work: ConsoleWork, trains: boolean): string {
  if (work.groups.length === 0) return trains ? "work.noGroups" : "work.noGroupsPresenter";
  if (groupsToCome(work).length === 0) return "present.allHeard";
  return work.phase === "none" ? "work.notBegun" : "present.nobodyYet";
}
