"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useGroupName } from "@/components/console/groups/group-name";
import { type PerformAction, useAction } from "@/components/console/groups/use-actions";
import { Button } from "@/components/ui/button";
import type { Group } from "@/model/room/groups";

const EXTRA_SECONDS = 120;

interface Props {
  activity: string;
  /** Null: all groups. */
  group: Group | null;
  endsAt: number | null;
  perform?: PerformAction;
}

/** Two minutes more, for one group or for all. */
export function MoreTime({ activity, group, endsAt, perform }: Props) {
  const t = useTranslations("console.work");
  const name = useGroupName();
  const onPage = useAction();
  const done = group ? t("moreFor", { group: name(group) }) : t("moreForAll");
  const label = group ? t("moreOf", { group: name(group) }) : undefined;
  return (
    <Button
      size="small"
      aria-label={label}
      why={endsAt === null ? t("whyNoEnd") : null}
      onClick={() =>
        endsAt !== null &&
        (perform ?? onPage)(
          { type: "work-time", activity, group: group?.id ?? null, seconds: EXTRA_SECONDS },
          done,
        )
      }
    >
      {t("more")}
    </Button>
  );
}
