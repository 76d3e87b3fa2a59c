import { noPhoneFiles } from "@/tests/support/no-phone-files";
import { describe, expect, it } from "vitest";
import { page } from "@/server/phone/document";
import { takeAwayPage } from "@/server/phone/take-away-page";
import { guide } from "@/tests/support/guide";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { askedActivities } from "@/workshop/exports/take-away";

const round = { number: 1, phase: "revealed" as const, opensAt: 0, closesAt: null, version: 0, seen: true };
/** The page of a room of the guide in which the first activities with questions were asked and explained. */
function drawn(activities: number, language = "en"): string {
  const plan = planOf(guide);
  const asked = plan.activities.filter((a) => a.kind !== "commitment" && plan.questionsOf(a.id).length > 0);
  const ids = asked.slice(0, activities).flatMap((a) => plan.questionsOf(a.id).map((q) => q.id));
  const fresh = freshState("room", guide, settingsSchema.parse({}));
  const rounds = Object.fromEntries(ids.map((id) => [id, [round]]));
  const parts = takeAwayPage({
    language,
    roomId: "room",
    who: "somebody",
    room: { title: guide.title, help: {} },
    asked: askedActivities({ ...fresh, position: { ...fresh.position, rounds, explained: ids } }, language),
    commitments: [],
    unlinked: false,
    cards: true,
  });
  return page(parts, noPhoneFiles).html;
}

describe("the page of what is taken home (C-15)", () => {
  it("has contents where it is long, and each entry leads to its activity", () => {
    const html = drawn(60);
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map((m) => m[1]!);
    expect(links.length).toBeGreaterThan(40);
    for (const link of links) expect(html.split(`id="${link}"`)).toHaveLength(2);
    expect(html.indexOf("<nav")).toBeLessThan(html.indexOf(`id="${links[0]}"`));
  });

  it("has none where it is short", () => {
    expect(drawn(4)).not.toContain("<nav");
  });

  it("tells each part of a story by its number, and asks its question once", () => {
    const html = drawn(60);
    for (const part of ["1 · wants to leave", "8 · the photographs"])
      expect(html).toContain(`<h3 dir="auto">${part}</h3>`);
    expect(html.match(/Is Paula trafficked\?/g)).toHaveLength(1);
  });
});
