"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { Group } from "@/model/room/groups";

/** A group's name, or its number. */
export function useGroupName(): (group: Pick<Group, "name" | "number">) => string {
  const t = useTranslations("console");
  return (group) => group.name ?? t("groups.numbered", { number: group.number });
}
