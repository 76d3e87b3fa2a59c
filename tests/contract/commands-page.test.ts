/** docs/commands.md is what the commands' definitions say. After a change of them: `npx vitest run -u` with this file. */
import { expect, it } from "vitest";
import { capabilities } from "@/workshop/commands/all";
import type { Definition } from "@/workshop/commands/define";

const yes = (is: unknown) => (is ? "yes" : "");

const row = ({ type, by, needsDay, to, inner }: Definition) => {
  const others = by.filter((role) => role !== "presenter").join(", ");
  const presenter = yes(by.includes("presenter"));
  return `| \`${type}\` | ${others} | ${presenter} | ${yes(needsDay)} | ${inner ? "the server, to the log" : to} |`;
};

const section = (name: string, commands: readonly Definition[]) => `## ${name}

| Command | Who may send it | A presenter, in their session | Not between two days | Goes to |
|---|---|---|---|---|
${commands.map(row).join("\n")}
`;

const titleOf = (name: string) =>
  name.replace(/^./, (c) => c.toUpperCase()).replace(/[A-Z]/g, (c, at) => (at ? ` ${c.toLowerCase()}` : c));

it("the page of commands is what their definitions say (B-39)", async () => {
  const sections = Object.entries(capabilities).map(([name, list]) => section(titleOf(name), list));
  await expect(`# Commands

What somebody may ask of a room, by capability. Made from the definitions in \`workshop/commands/\`; not edited by hand.

- "Goes to": \`log\` means that \`apply\` carries it out and the room's log keeps it. What goes to another part of the
  server is kept there or nowhere.
- "the server, to the log": no browser can send it. The server asks for it by itself, or in place of a command that
  leaves something to chance; the log keeps who asked.

${sections.join("\n")}`).toMatchFileSnapshot("../../docs/commands.md");
});
