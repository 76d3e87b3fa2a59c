/** Groups of a running room, and who is in them. */
import { tokenHash } from "@/server/store/participants/participants";
import { prisma } from "@/server/store/database/prisma";
import type { Console } from "@/tests/support/plenary";

/** The ids of the people with these phones' cookies, in their order. */
export async function peopleOf(cookies: readonly string[]): Promise<string[]> {
  const tokens = await prisma.participantToken.findMany();
  const idOf = new Map(tokens.map((t) => [t.tokenHash, t.participantId]));
  return cookies.map((c) => idOf.get(tokenHash(c.slice(c.indexOf("=") + 1)))!);
}

/** Forms these groups and starts their work. @returns the ids of the groups, in their order */
export async function startGroups(
  trainer: Console,
  activity: string,
  people: readonly (readonly string[])[],
  seconds: number | null = null,
): Promise<string[]> {
  const formed = await trainer.do({
    type: "list-groups",
    groups: people.map((p) => ({ name: null, people: [...p] })),
  });
  if (!formed.ok) throw new Error(`groups were not formed: ${formed.reason}`);
  const went = await trainer.go(activity);
  if (!went.ok) throw new Error(`the room did not go: ${went.reason}`);
  const started = await trainer.do({ type: "start-work", activity, seconds, phases: null });
  if (!started.ok) throw new Error(`work did not start: ${started.reason}`);
  const { groups } = trainer.view.groups;
  return groups.map((g) => g.group.id);
}
