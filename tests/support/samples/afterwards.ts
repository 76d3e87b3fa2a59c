/**
 * After a sample room: its trainer releases quotes and writes remarks, and weeks later some say
 * what became of their commitments.
 */
import { boxTexts } from "@/server/store/question-box/question-box";
import { loadDebrief } from "@/server/store/debrief/debrief";
import {
  answerFollowUp,
  lockCommitment,
  openCommitment,
  followUpTexts,
  releaseFollowUpText,
} from "@/server/store/learning/follow-up";
import { prisma } from "@/server/store/database/prisma";
import { releaseTexts } from "@/server/store/debrief/released-texts";
import { writeText } from "@/server/store/debrief/report-texts";
import { promises } from "@/tests/support/samples/words";
import { debriefOf } from "@/workshop/debrief/debrief";
import { remarkKey } from "@/workshop/debrief/report/edits";
import { writtenSources } from "@/workshop/debrief/report/release/written-texts";
import { pause } from "@/tests/support/waiting";

/** Texts that are released of one question. */
const QUOTES = 4;
const LATER = 31 * 86_400_000;

const remarks: readonly [string | null, string][] = [
  [
    null,
    "A room that listened. Next time we would give Session 7 more of the morning, and bring the interpreter into the case from the start.",
  ],
  ["paula", "The passport moved the room. The best talk came from those who were not sure yet."],
];

const became = [
  { status: "done", helped: "My director had heard of it before I asked", hindered: "" },
  {
    status: "partly",
    helped: "A colleague from the NGO came along",
    hindered: "No money for the interpreter",
  },
  { status: "done", helped: "A fixed date", hindered: "" },
  { status: "not-yet", helped: "", hindered: "I was sent to another office" },
  { status: "partly", helped: "", hindered: "The shelter had no room" },
  { status: "done", helped: "The list of phone numbers", hindered: "" },
] as const;

export async function afterwards(room: string, say: (line: string) => void): Promise<void> {
  // Reasons are cut from answers when activities are sealed; a release names the text, so either order holds.
  for (
    let tries = 0;
    tries < 300 && (await prisma.pseudonymKey.count({ where: { roomId: room } })) > 0;
    tries++
  )
    await pause(200);
  const owner = await prisma.account.findFirstOrThrow();
  const input = (await loadDebrief(room))!;
  const sources = writtenSources(
    debriefOf(input),
    (await boxTexts(room))?.posts ?? [],
    input.made?.shown ?? new Set(),
  );
  const quotes = sources
    .filter((s) => s.held === null && ["open", "reasons", "box"].includes(s.kind))
    .flatMap((s) => s.texts.slice(0, QUOTES).map((text) => ({ source: s.id, textId: text.id, black: [] })));
  await releaseTexts(room, owner.id, quotes);
  for (const [activity, text] of remarks)
    await writeText({
      roomId: room,
      key: remarkKey(activity),
      language: "en",
      seen: 0,
      text,
      hidden: false,
      basis: null,
      accountId: owner.id,
    });
  for (const [n, answer] of became.entries()) {
    const { what, whom, when } = promises[n % promises.length]!;
    const code = `example-${room.slice(0, 8)}-${n}`;
    await lockCommitment(room, code, {
      workshop: input.workshop.title,
      language: "en",
      lines: [
        { label: "What", text: what },
        { label: "With whom", text: whom },
        { label: "By when", text: when },
      ],
    });
    const opened = await openCommitment(code, new Date(Date.now() + LATER));
    if (!opened || !(await answerFollowUp(opened, 30, answer)))
      throw new Error("a commitment could not be answered");
  }
  for (const { id } of (await followUpTexts(room)).slice(0, 3)) await releaseFollowUpText(room, id, true);
  say(
    `  afterwards: ${quotes.length} quotes, ${remarks.length} remarks, ${became.length} answers after weeks`,
  );
}
