/** Campaigns and boards of groups as a PDF to hang up, tagged, each on sheets of its own. */
import { TALL, typeSetting } from "@/server/exports/report-pdf";
import type { GroupWork, PosterWords } from "@/server/debrief/load-group-work";
import { pdfsOf } from "@/server/workers/typst/compile";

export function postersPdf({ posters, plan }: GroupWork, paper: "a4" | "a3"): Buffer {
  const { say, maybe, tagOf, fonts } = typeSetting(plan, [posters, plan.title, plan.taken]);
  const group = ({ name, number }: { name: string; number: number }) => ({ name: say(name), number });
  const poster = (one: PosterWords) => ({
    group: one.group && group(one.group),
    title: say(one.title),
    sheet: say(one.sheet),
    message: maybe(one.message),
    facts: one.facts.map(({ label, text }) => ({ label: say(label), text: say(text) })),
    topics: one.topics.map(({ title, columns }) => ({
      title: maybe(title),
      columns: columns.map((column) => ({
        title: say(column.title),
        measures: column.measures.map(({ text, groups, who, when }) => ({
          text: say(text),
          groups: groups.map(group),
          more: [who, when].filter(Boolean).map(say),
        })),
      })),
    })),
  });
  const data = {
    paper,
    language: tagOf(plan.language),
    rtl: plan.direction === "rtl",
    tall: TALL.test(plan.language),
    name: plan.title,
    room: say(plan.title),
    taken: say(plan.taken ?? ""),
    posters: posters.map(poster),
    fonts,
  };
  return pdfsOf("poster", [data])[0]!;
}
