/** Bytes of a phone for the first answerable view of each kind, and of the islands that some kinds add. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { projectRoot, upsertWorkshop } from "@/bench/product/modules";
import { kindOf } from "@/activities/kinds";
import { kb, type Part, type Row } from "@/bench/context";
import { load } from "@/bench/product/load";
import { makeRoom } from "@/bench/product/rooms";
import { Console } from "@/bench/product/talker";
import { everyKind } from "@/tests/support/every-kind";
import { planOf } from "@/workshop/content/plan";

const PAGE_KB = 9;
const ISLAND_KB = 15;

/** The size of each island as it is sent. */
function islands(): Row[] {
  const folder = path.join(projectRoot, ".build", "phone", "islands");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .map((name) => {
      const bytes = brotliCompressSync(readFileSync(path.join(folder, name))).length;
      return {
        what: `island ${name.slice(0, -3)}: br`,
        product: kb(bytes),
        target: `≤ ${ISLAND_KB} KB`,
        met: bytes <= ISLAND_KB * 1_024,
      };
    });
}

export const kinds: Part = {
  name: "kinds",
  async run(context) {
    context.say("bytes of each kind");
    const server = await context.server();
    await upsertWorkshop(everyKind);
    const room = await makeRoom(context.database, 1, everyKind.id);
    const trainer = await new Console(server.port, room).opened();
    const plan = planOf(everyKind);
    const rows: Row[] = [];
    const measured = new Set<string>();
    for (const step of plan.steps) {
      const activity = plan.activity(step.activityId);
      const question = step.question ? plan.question(step.question) : undefined;
      if (!activity || measured.has(activity.kind) || step.notice) continue;
      measured.add(activity.kind);
      await trainer.go(step.id);
      const asks = question && kindOf(activity).ask(activity, question);
      if (asks) await trainer.openRound(question.id, 1);
      const page = await load(`http://127.0.0.1:${server.port}/r/${room.id}/`, room.phones[0]!, "br");
      const answerable =
        !asks ||
        (/<form(?=[^>]*data-question)/.test(page.text) && !/<fieldset[^>]* disabled/.test(page.text));
      rows.push({
        what: `${activity.kind}: page, br`,
        product: `${kb(page.bytes)}${asks ? (answerable ? ", answerable" : ", NOT answerable") : ""}`,
        target: `≤ ${PAGE_KB} KB`,
        met: answerable && page.bytes > 0 && page.bytes <= PAGE_KB * 1_024,
      });
    }
    trainer.close();
    await server.stop();
    return [...rows, ...islands()];
  },
};
