/**
 * workshop/commands/commands.md is what the definitions say. After a change: `npx vitest run
 * tests/contract/commands-page.test.ts -u`.
 */
import { expect, it } from "vitest";
import { capabilities } from "@/workshop/commands/all";
import type { Definition } from "@/workshop/commands/define";

/** Co-trainers may send whatever trainers may, but for what names them alone. */
const senders = (by: readonly string[]) =>
  by.includes("co-trainer")
    ? by.filter((role) => role !== "trainer").map((role) => (role === "co-trainer" ? "trainers" : role))
    : by;

const rightsOf = ({ by, needsDay, to, serverOnly }: Definition) => {
  const notes = [...(serverOnly ? ["from the server only"] : []), ...(needsDay ? ["needs a day"] : [])];
  return `${senders(by).join(", ")} → ${[serverOnly ? "log" : to, ...notes].join("; ")}`;
};

/** Commands of a capability, those with the same rights in one line. */
function lines(commands: readonly Definition[]): string[] {
  const together = new Map<string, string[]>();
  for (const command of commands) {
    const rights = rightsOf(command);
    together.set(rights, [...(together.get(rights) ?? []), `\`${command.type}\``]);
  }
  return [...together].map(([rights, names]) => `- ${names.join(", ")}: ${rights}`);
}

const section = (name: string, commands: readonly Definition[]) => `## ${name}

${lines(commands).join("\n")}
`;

const titleOf = (name: string) =>
  name
    .replace(/^./, (c) => c.toUpperCase())
    .replace(/[A-Z]/g, (c, index) => (index ? ` ${c.toLowerCase()}` : c));

it("the page of commands is what their definitions say (B-39)", async () => {
  const sections = Object.entries(capabilities).map(([name, list]) => section(titleOf(name), list));
  await expect(`# Commands

What somebody may ask of a room, by capability. Made from the definitions in \`workshop/commands/\`; not edited by hand.

Each line: commands, who may send them, and what carries them out. "trainers" are the trainer and co-trainers; a presenter
may send theirs for their own session only. \`log\`: \`apply\` carries it out and the room's log keeps it. "Needs a day":
refused between two days. "From the server only": no browser can send it.

${sections.join("\n")}`).toMatchFileSnapshot("../../workshop/commands/commands.md");
});
