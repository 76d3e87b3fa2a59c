"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import { listedIn } from "@/components/console/groups/sizes";
import { namesApart } from "@/workshop/groups/names";

interface PersonAlias {
  id: string;
  alias: string;
}

/** A participant's name or, without one, their guest number; presenters see neither. */
export function useCalled(): (person: PersonAlias) => string {
  const t = useTranslations("console.people");
  const { guests } = useConsoleContext().view;
  return ({ id, alias }) =>
    alias || (Object.hasOwn(guests, id) ? t("guest", { number: guests[id]! }) : t("nameless"));
}

/** Names of people who stand side by side, each different from all others. */
export function useNames(people: readonly PersonAlias[]): ReadonlyMap<string, string> {
  const called = useCalled();
  return namesApart(
    people.map((p) => ({ id: p.id, alias: called(p) })),
    "",
  );
}

/** The name of one participant, different from all others in the room. */
export function useNameApart(): (id: string) => string {
  const t = useTranslations("console.people");
  const names = useNames(listedIn(useConsoleContext().view.groups));
  return (id) => names.get(id) ?? t("nameless");
}
