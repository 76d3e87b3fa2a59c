import { useTranslations } from "use-intl";
import { useCockpit } from "@/components/console/cockpit";
import { around } from "@/components/console/steps";

/** What has just changed, for those who cannot see it: place, state of the question, dimmed screens. */
export function Said() {
  const t = useTranslations("console");
  const { faces, plan, agenda, view } = useCockpit();
  const { current } = around(plan, view, agenda.agenda);
  const stop = current && faces[current.kind].stopName?.(current);
  const state = view.ended ? "ended" : (view.asked?.phase ?? (current ? "shown" : "waiting"));
  return (
    <p className="quiet" role="status">
      {current &&
        t("said.place", {
          title: current.notice
            ? t("sheet.noticeFor", { title: current.title })
            : stop
              ? `${current.title}, ${t(`sheet.stops.${stop}`)}`
              : current.title,
        })}{" "}
      {t(`live.pill.${state}`)}.{" "}
      {view.asked && view.asked.round > 1 && `${t("live.round", { round: view.asked.round })}. `}
      {view.dim && t("said.dim")}
    </p>
  );
}
