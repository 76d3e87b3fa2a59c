/** Session 7 against the study guide: considerations, tips, the map of services and the two questions. */
import { describe, expect, it } from "vitest";
import { guideSession, longestWithoutATask } from "@/tests/support/guide";
import { checkWorkshop } from "@/workshop/content/check";

const { workshop, session, activity, body } = guideSession(7);

describe("session 7", () => {
  it("passes every check and stands behind GAATW", () => {
    expect(checkWorkshop({ ...workshop, sessions: [session], agendas: [] })).toEqual([]);
    expect(session).toMatchObject({
      id: "assistance",
      title: "Assistance to victims of trafficking",
      by: "Global Alliance Against Traffic in Women (GAATW)",
    });
  });

  it("runs in this order", () => {
    expect(session.activities.map((a) => `${a.kind} ${a.id}`)).toEqual([
      "slide assistance-overview",
      "slide gaatw",
      "slide many-purposes-many-needs",
      "open assistance-begins-ends",
      "slide assistance-considerations",
      "sort considerations-in-practice",
      "slide assistance-tips",
      "scale shelter-safe-or-shut-in",
      "slide tips-after-return",
      "table services-by-stage",
      "slide three-views-of-a-gap",
      "worksheet services-and-dilemmas",
      "open hardest-dilemma",
      "worksheet my-country-assistance",
      "slide gaatw-reading",
      "slide assistance-contact",
    ]);
  });

  it("marks as added what the guide does not have", () => {
    expect(session.activities.filter((a) => a.added).map((a) => a.id)).toEqual([
      "assistance-begins-ends",
      "considerations-in-practice",
      "shelter-safe-or-shut-in",
      "services-by-stage",
      "three-views-of-a-gap",
      "hardest-dilemma",
      "my-country-assistance",
    ]);
  });

  it("gives the trainer notes on every activity: purpose and time", () => {
    for (const a of session.activities) {
      expect(a.notes, a.id).toContain("**Purpose:**");
      expect(a.notes, a.id).toContain("**Time:**");
    }
  });

  it("gives people something to do at least every ten minutes", () => {
    expect(longestWithoutATask(session.activities)).toBeLessThanOrEqual(10);
  });

  it("says in the notes as many minutes as it plans", () => {
    for (const a of session.activities) {
      expect(a.notes?.match(/\*\*Time:\*\* (\d+) minutes?/)?.[1], a.id).toBe(String(a.minutes));
    }
    expect(session.minutes).toBe(111);
  });

  it("says what GAATW is", () => {
    for (const fact of ["1994", "women activists", "alliance", "autonomous", "human rights"]) {
      expect(body("gaatw")).toContain(fact);
    }
  });

  it("has five considerations", () => {
    expect(activity("slide", "assistance-considerations").body.match(/^\d\. /gm)).toHaveLength(5);
    for (const word of [
      "right",
      "not a favour",
      "gives strength",
      "no discrimination",
      "no judging",
      "no conditions",
      "human dignity",
      "privacy",
      "confidentiality",
      "right to decide",
      "diversity",
      "do no harm",
    ]) {
      expect(body("assistance-considerations")).toContain(word);
    }
  });

  it("holds the five considerations against moments from daily work, two of them good ones", () => {
    const { bins, cards, notes } = activity("sort", "considerations-in-practice");
    expect(bins.map((b) => b.id)).toEqual(["right", "strength", "privacy", "diversity", "harm", "respects"]);
    expect(cards.map((c) => [c.id, c.key!.accepted])).toEqual([
      ["testify", ["strength", "right"]],
      ["thankful", ["right", "strength"]],
      ["village-head", ["privacy", "harm"]],
      ["sewing", ["diversity", "privacy"]],
      ["no-men", ["diversity", "strength"]],
      ["camera", ["harm", "privacy"]],
      ["plan", ["respects"]],
      ["feedback", ["respects"]],
    ]);
    expect(notes).toContain("the key is ours");
  });

  it("has the tips, before and after the return", () => {
    for (const tip of [
      "Shelter",
      "*safe* may feel like being *shut in*",
      "Family tracing",
      "Reflection period",
      "livelihood",
    ]) {
      expect(body("assistance-tips")).toContain(tip);
    }
    for (const tip of ["Security at home", "authorities", "go on", "witness protection"]) {
      expect(body("tips-after-return").toLowerCase()).toContain(tip.toLowerCase());
    }
  });

  it("maps eleven services on five stages, without a key", () => {
    const table = activity("table", "services-by-stage");
    expect(table.title).toBe("Assistance services at different stages of migration");
    expect(table.rows.map((r) => r.id)).toEqual([
      "shelter",
      "medical",
      "psychosocial",
      "legal",
      "documents",
      "interpretation",
      "livelihood",
      "return",
      "compensation",
      "protection",
      "family-tracing",
    ]);
    expect(table.columns.map((c) => c.text)).toEqual([
      "Identification or rescue",
      "Transit",
      "Destination",
      "Return",
      "Reintegration",
    ]);
    expect(table).toMatchObject({ one: false });
    expect(table.key).toBeUndefined();
    expect(table.notes).toContain("The empty cells are the finding");
  });

  it("asks the guide's two questions as a worksheet with lists", () => {
    const form = activity("worksheet", "services-and-dilemmas");
    expect(form.sections.map((s) => s.title)).toEqual([
      "1. Services",
      "The map of your group",
      "2. Dilemmas and challenges",
    ]);
    expect(form.sections.flatMap((s) => s.fields.map((f) => `${f.type} ${f.id}`))).toEqual([
      "checklist provider",
      "list services",
      "table service-map",
      "list dilemmas",
    ]);
    expect(form.sections.map((s) => s.text)).toEqual([undefined, undefined, undefined]);
    expect(form.notes).toContain("**Added.** The guide has the title of this map and leaves it empty");
    expect(form).toMatchObject({ minutes: 35, speaking: 180 });
    expect(form.notes).toContain("three minutes for each of five groups");
    const map = form.sections[1]?.fields[0];
    expect(map?.type === "table" && map.rows.map((r) => r.id)).toEqual(
      activity("table", "services-by-stage").rows.map((r) => r.id),
    );
    expect(map?.type === "table" && map.columns.map((c) => c.id)).toEqual(
      activity("table", "services-by-stage").columns.map((c) => c.id),
    );
    expect(form.compare).toEqual({ type: "services", table: "service-map", dilemmas: "dilemmas" });
  });

  it("lists three briefing papers and a photo story", () => {
    const { body: text } = activity("slide", "gaatw-reading");
    expect(text.match(/^\d\. \*[^*]+\*/gm)).toEqual([
      "1. *Unmet Needs:*",
      "2. *Rebuilding Lives:*",
      "3. *Seeking Feedback:*",
    ]);
    for (const word of ["photo story", "*Ask the Experts*", "Thailand"]) expect(text).toContain(word);
  });

  it("shows the contact as printed in the guide", () => {
    expect(body("assistance-contact")).toContain("gaatw@gaatw.org");
    expect(activity("slide", "assistance-contact").sources[0]).toMatchObject({ year: 2016, dated: true });
  });
});
