import { expect, it } from "vitest";
import { z } from "zod";
import { actionsOf, form, problems, text, token } from "@/server/main/routes/action";

const action = actionsOf(
  problems({ malformed: "link-dead", email: { problem: "email", values: { count: 3 } } }),
);
const calls: unknown[] = [];
const makeAccount = action(
  "makeAccount",
  [token, form({ email: z.email(), languages: z.array(text), note: text.optional() })],
  async (_, ...read) => {
    calls.push(read);
    return null;
  },
) as (...sent: unknown[]) => Promise<unknown>;

const link = "A".repeat(43);
const filled = (email: string) => {
  const sent = new FormData();
  sent.append("email", email);
  for (const language of ["en", "th"]) sent.append("languages", language);
  sent.append("role", "owner");
  return sent;
};

it("an action is given what its shape names of a form, and nothing else", async () => {
  expect(await makeAccount(link, filled("ada@example.org"), "more")).toBe(null);
  expect(calls.splice(0)).toEqual([[link, { email: "ada@example.org", languages: ["en", "th"] }]]);
});

it("O-94: what is sent in another shape is refused before any work, by its field where it has one", async () => {
  const sent: unknown[][] = [[], [null, null], [link], [link, {}], ["short", filled("ada@example.org")]];
  for (const one of sent) expect(await makeAccount(...one)).toEqual({ problem: "link-dead" });
  expect(await makeAccount(link, filled("ada"))).toEqual({
    problem: "email",
    field: "email",
    values: { count: 3 },
  });
  expect(calls).toEqual([]);
});
