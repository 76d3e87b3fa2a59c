/**
 * Session 6 against the study guide: figures, articles, the three elements, the five grounds and the four
 * questions.
 */
import { describe, expect, it } from "vitest";
import { guideSession, longestWithoutATask } from "@/tests/support/guide";
import { checkWorkshop } from "@/workshop/content/check";

const { workshop, session, activity, body } = guideSession(6);

describe("session 6", () => {
  it("passes every check, stands behind UNHCR and says that its title was inferred", () => {
    expect(checkWorkshop({ ...workshop, sessions: [session], agendas: [] })).toEqual([]);
    expect(session).toMatchObject({
      id: "refugees-and-victims",
      title: "Refugees and victims of trafficking",
      by: "United Nations High Commissioner for Refugees (UNHCR)",
    });
    expect(activity("slide", "refugees-overview").notes).toContain("no title page");
  });

  it("runs in this order", () => {
    expect(session.activities.map((a) => `${a.kind} ${a.id}`)).toEqual([
      "slide refugees-overview",
      "slide refugees-nexus",
      "poll refugee-risks",
      "slide refugees-identify-and-assist",
      "slide unhcr",
      "quiz refugee-law-guesses",
      "slide refugee-legal-framework",
      "slide refugee-convention",
      "slide refugee-definition",
      "sort which-ground",
      "slide four-key-questions",
      "slide non-refoulement-slide",
      "poll sent-back-unasked",
      "slide refugee-papers",
      "slide no-penalty",
      "slide victims-as-refugees",
      "open since-yesterday",
      "form four-questions-for-paula",
      "slide unknown-is-not-no",
      "poll unknown-on-your-form",
      "worksheet my-country-refugees",
      "slide refugees-contact",
    ]);
  });

  it("marks as added what the guide does not have", () => {
    expect(session.activities.filter((a) => a.added).map((a) => a.id)).toEqual([
      "refugee-risks",
      "refugees-identify-and-assist",
      "refugee-law-guesses",
      "which-ground",
      "sent-back-unasked",
      "since-yesterday",
      "four-questions-for-paula",
      "unknown-is-not-no",
      "unknown-on-your-form",
      "my-country-refugees",
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
    expect(session.minutes).toBe(103);
  });

  it("has UNHCR's figures of 2016, dated, with newer ones beside them", () => {
    for (const fact of ["1950", "9,300", "123", "Filippo Grandi", "2016, dated", "Statute of 1950"]) {
      expect(body("unhcr")).toContain(fact);
    }
    for (const task of [
      "1. Protect refugees",
      "2. Look for solutions",
      "3. Lead the work against statelessness",
    ]) {
      expect(body("unhcr")).toContain(task);
    }
    const { sources } = activity("slide", "unhcr");
    expect(sources.map((s) => [s.year, s.dated])).toEqual([
      [2016, true],
      [2016, true],
    ]);
    expect(sources[0]!.newer).toMatch(/14,600.*128.*December 2025/);
    expect(sources[1]!.newer).toMatch(/Barham Salih.*1 January 2026.*SG\/A\/2383/);
    expect(sources[0]!.newer).toContain("UNHCR, press release");
    expect(JSON.stringify(session)).not.toContain("Pajhwok");
  });

  it("names the instruments, years and articles", () => {
    for (const word of ["1948, Art. 14", "1951", "1967", "**Humanitarian law**, in armed conflict"]) {
      expect(body("refugee-legal-framework")).toContain(word);
    }
    expect(body("refugee-definition")).toContain("Art. 1A(2)");
    expect(body("non-refoulement-slide")).toContain("1951 Convention, Art. 33");
    expect(body("no-penalty")).toContain("1951 Convention, Art. 31");
    for (const article of ["Art. 27", "Art. 28"]) expect(body("refugee-papers")).toContain(article);
    for (const paper of ["Identity papers", "Travel papers", "birth, marriage, death"]) {
      expect(body("refugee-papers")).toContain(paper);
    }
    for (const word of ["No. 7", "7 April 2006", "www.refworld.org"]) {
      expect(body("victims-as-refugees")).toContain(word);
    }
  });

  it("defines a refugee by three elements and five grounds", () => {
    expect(activity("slide", "refugee-definition").body.match(/^\| \*\*[^*]+\*\*/gm)).toEqual([
      "| **[Persecution](word:persecution)**",
      "| **Well-founded fear**",
      "| **For reasons of…**",
    ]);
    expect(body("refugee-definition")).toContain(
      "race · religion · nationality · political opinion · membership of a particular social group",
    );
    expect(body("refugee-definition")).toContain("*reasonable possibility*");
  });

  it("lets nobody be punished for irregular entry under three conditions", () => {
    expect(activity("slide", "no-penalty").body.match(/^\d\. /gm)).toEqual(["1. ", "2. ", "3. "]);
    for (const condition of ["come directly", "without delay", "good reason"]) {
      expect(body("no-penalty")).toContain(condition);
    }
  });

  it("lets people guess before the law is shown, with as many true as false statements and a law for each", () => {
    const { items, pace } = activity("quiz", "refugee-law-guesses");
    expect(pace).toBe("form");
    expect(items.map((i) => [i.id, i.key.accepted])).toEqual([
      ["not-a-party", ["false"]],
      ["not-decided-yet", ["true"]],
      ["false-passport", ["false"]],
      ["inside-country", ["true"]],
      ["only-government", ["false"]],
      ["both-doors", ["true"]],
    ]);
    for (const { id, key } of items) expect(key.law, id).toMatch(/Art\. \d+/);
  });

  it("sorts fears by whether they point to a ground, and never refuses for want of a fact", () => {
    const { bins, cards } = activity("sort", "which-ground");
    expect(bins.map((b) => [b.id, b.unsure])).toEqual([
      ["ground", false],
      ["no-ground", false],
      ["ask", true],
    ]);
    expect(cards.map((c) => [c.id, c.key!.accepted])).toEqual([
      ["rejected", ["ground"]],
      ["recruiter", ["no-ground", "ask"]],
      ["minority", ["ground"]],
      ["spoke-out", ["ground"]],
      ["no-work", ["no-ground", "ask"]],
      ["left-without-permit", ["ask"]],
    ]);
    expect(activity("sort", "which-ground").notes).toContain("does not say that the person may be sent back");
  });

  it("asks four key questions, on the slide and on the worksheet", () => {
    expect(activity("slide", "four-key-questions").body.match(/^\d\. /gm)).toHaveLength(4);
    const form = activity("form", "four-questions-for-paula");
    expect(form.purpose).toBe("worksheet");
    const choices = form.sections.slice(0, 4).map((s) => s.fields.map((f) => `${f.type} ${f.id}`));
    expect(choices).toEqual([
      ["choice risk", "text risk-why"],
      ["choice ground", "text ground-why"],
      ["choice agent", "text agent-why"],
      ["choice protection", "text protection-why"],
    ]);
    const options = form.sections
      .slice(0, 4)
      .map((s) => (s.fields[0]!.type === "choice" ? s.fields[0]!.options.map((o) => o.id) : []));
    expect(options).toEqual([
      ["yes", "no", "unknown"],
      ["yes", "no", "unknown"],
      ["state", "non-state", "unknown"],
      ["yes", "no", "unknown"],
    ]);
  });

  it("keeps the key in the notes: not established, and unknown is not no", () => {
    const { notes, sections } = activity("form", "four-questions-for-paula");
    for (const word of ["*not established*", "*unknown is not no*", "trafficked again", "revenge", "Santi"]) {
      expect(notes).toContain(word);
    }
    expect(JSON.stringify(sections)).not.toMatch(/not established|trafficked again/);
  });

  it("shows the contact as printed in the guide", () => {
    expect(body("refugees-contact")).toContain("info@unhcr.org");
    expect(activity("slide", "refugees-contact").sources[0]).toMatchObject({ year: 2016, dated: true });
  });
});
