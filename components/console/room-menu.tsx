"use client";
import { useTranslations } from "use-intl";
import { useCockpit } from "@/components/console/cockpit";
import { activityTitle, around } from "@/components/console/steps";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";

/** What is done seldom: lock, shortcuts, finish an activity, end the room. */
export function RoomMenu() {
  const t = useTranslations("console");
  const { plan, view, act, consider, showHelp } = useCockpit();
  const { current } = around(plan, view);
  const asks = current && current.kind !== "slide" && !view.finished.includes(current.activityId);
  return (
    <Menu label={t("header.menu")} face={<span aria-hidden="true">•••</span>}>
      {(close) => {
        const and = (what: () => void) => () => {
          close();
          what();
        };
        return (
          <>
            {!view.ended && (
              <Button onClick={and(() => act({ type: "lock", on: !view.locked }))}>
                {t(view.locked ? "header.unlock" : "header.lock")}
              </Button>
            )}
            <Button onClick={and(showHelp)}>{t("header.help")}</Button>
            {asks && !view.ended && (
              <Button
                look="danger"
                onClick={and(() =>
                  consider({ kind: "finish", activity: current.activityId, title: activityTitle(plan, current) }),
                )}
              >
                {t("header.finish", { activity: activityTitle(plan, current) })}
              </Button>
            )}
            {!view.ended && plan.role === "trainer" && (
              <Button look="danger" onClick={and(() => consider({ kind: "end" }))}>
                {t("header.end")}
              </Button>
            )}
          </>
        );
      }}
    </Menu>
  );
}
