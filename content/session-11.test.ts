/** Session 11 against the study guide, which has only its overview; and what was added to close the workshop. */
import { describe, expect, it } from "vitest";
import { guideSession } from "@/tests/support/guide";

const { workshop, session, activity } = guideSession(11);
const fields = (id: string) => activity("form", id).sections.flatMap((s) => s.fields);

describe("session 11", () => {
  it("runs in this order", () => {
    expect(session.activities.map((a) => `${a.kind} ${a.id}`)).toEqual([
      "slide s11-overview",
      "poll s11-figure-i-use",
      "slide s11-why-data",
      "slide s11-sources",
      "table s11-source-bias",
      "quiz s11-figures",
      "slide s11-ethics",
      "sort s11-pass-on",
      "slide s11-chain",
      "slide s11-good-indicator",
      "form s11-indicator",
      "slide s11-learning",
      "quiz post-test",
      "slide s11-own-data",
      "slide s11-expectations",
      "form evaluation",
      "form evaluation-one-day",
      "commitment my-commitment",
      "slide s11-closing",
      "slide s11-contact",
    ]);
  });

  it("marks everything as added but the overview and the contact, which are all that the guide has", () => {
    expect(session.activities.filter((a) => !a.added).map((a) => a.id)).toEqual([
      "s11-overview",
      "s11-contact",
    ]);
  });

  it("gives the trainer notes on every activity", () => {
    for (const a of session.activities) {
      expect(a.notes, a.id).toContain("**Purpose:**");
      expect(a.notes, a.id).toMatch(new RegExp(`\\*\\*Time:\\*\\* ${a.minutes} minutes?\\b`));
    }
  });

  it("names the parts of the overview and the contact as printed", () => {
    const { body } = activity("slide", "s11-overview");
    for (const word of [
      "can do",
      "prevention, protection and prosecution",
      "little used",
      "Bias",
      "Ethics",
      "security",
      "Monitoring",
      "learning",
    ]) {
      expect(body).toContain(word);
    }
    expect(activity("slide", "s11-contact").body).toContain("unact@undp.org");
    expect(session.by).toContain("UN-ACT");
  });

  it("matches six sources with one bias each", () => {
    const table = activity("table", "s11-source-bias");
    expect(table.one).toBe(true);
    expect(table.key).toEqual({
      "court-files": ["reported"],
      "shelter-files": ["accepted-help"],
      "hotline-calls": ["could-call"],
      "news-reports": ["shocking"],
      "returned-migrants": ["came-back"],
      "border-checks": ["crossed"],
    });
    expect(Object.keys(table.reasons!)).toEqual(table.rows.map((r) => r.id));
    expect(table.columns.map((c) => c.id).sort()).toEqual(Object.values(table.key!).flat().sort());
  });

  it("reads the ILO's figures without making a trend of them", () => {
    const quiz = activity("quiz", "s11-figures");
    expect(quiz.items.map((i) => [i.id, i.key.accepted])).toEqual([
      ["rise", ["cannot-tell"]],
      ["half-moved", ["support"]],
      ["who-exploits", ["contradict"]],
      ["only-women", ["cannot-tell"]],
    ]);
    for (const figure of ["12.3 million", "2005", "20.9 million", "2012"])
      expect(quiz.items[0]!.text).toContain(figure);
    for (const figure of ["29 per cent", "15 per cent", "56 per cent"])
      expect(quiz.items[1]!.text).toContain(figure);
    for (const figure of ["90 per cent", "10 per cent"]) expect(quiz.items[2]!.text).toContain(figure);
    const [old] = quiz.sources;
    expect(old).toMatchObject({ year: 2012, dated: true });
    expect(old!.newer).toMatch(/27\.6 million.*2021.*2022/);
  });

  it("builds one indicator with its source, its bias and its possible harm", () => {
    expect(fields("s11-indicator").map((f) => f.id)).toEqual([
      "i-objective",
      "i-indicator",
      "i-level",
      "i-baseline",
      "i-target",
      "i-source",
      "i-bias",
      "i-harm",
    ]);
  });

  it("asks in the evaluation which sessions helped most and least, for before and now, leaves room for words, and fits into five minutes", () => {
    expect(activity("form", "evaluation").purpose).toBe("evaluation");
    const fieldsIn = (section: string) =>
      activity("form", "evaluation").sections.find((s) => s.id === section)!.fields;
    expect(fieldsIn("e-sessions").map((f) => f.id)).toEqual(["e-most", "e-least"]);
    for (const field of fieldsIn("e-sessions")) {
      expect(field.type === "several" && field.options.map((o) => o.id.split("-")[0])).toEqual(
        Array.from({ length: 11 }, (_, i) => `u${i + 1}`),
      );
    }
    expect(activity("form", "evaluation").sections.flatMap((s) => s.fields).length).toBeLessThanOrEqual(20);
    expect(fieldsIn("e-overall").map((f) => f.id)).toEqual([
      "e-useful",
      "e-pace",
      "e-safe",
      "e-method",
      "e-trainers",
      "e-organisation",
      "e-apply",
    ]);
    expect(
      fieldsIn("e-overall")
        .filter((f) => f.type === "scale" && f.intention)
        .map((f) => f.id),
    ).toEqual(["e-apply"]);
    const skills = ["recognise", "tell-apart", "help", "call"];
    expect(fieldsIn("e-before-now").map((f) => f.id)).toEqual(
      skills.flatMap((s) => [`before-${s}`, `now-${s}`]),
    );
    expect(fieldsIn("e-words").map((f) => [f.id, f.type])).toEqual([
      ["e-change", "text"],
      ["e-unclear", "text"],
    ]);
  });

  it("asks after the one day the same as after the whole workshop, but for the sessions that were not taught", () => {
    const { sections, ...whole } = activity("form", "evaluation");
    const { sections: ofTheDay, ...day } = activity("form", "evaluation-one-day");
    const notTaught = ["u1-emerging-trends", "u5-labour", "u6-refugees", "u10-campaigns", "u11-data"];
    expect(ofTheDay).toEqual(
      sections.map((s) =>
        s.id !== "e-sessions"
          ? s
          : {
              ...s,
              fields: s.fields.map((f) =>
                f.type === "several"
                  ? { ...f, options: f.options.filter((o) => !notTaught.includes(o.id)) }
                  : f,
              ),
            },
      ),
    );
    for (const same of ["question", "purpose", "revote", "minutes"] as const)
      expect(day[same]).toBe(whole[same]);
  });

  it("tries the rules of ethics on six requests", () => {
    const sort = activity("sort", "s11-pass-on");
    expect(sort.cards.map((c) => [c.id, c.key!.accepted])).toEqual([
      ["yearly-count", ["pass-on"]],
      ["newsletter", ["keep"]],
      ["doctor", ["consent"]],
      ["study", ["keep"]],
      ["shelter-address", ["keep"]],
      ["views", ["pass-on", "consent"]],
    ]);
  });

  it("ends with a promise: what, with whom, by when", () => {
    expect(activity("commitment", "my-commitment").fields.map((f) => f.id)).toEqual([
      "what",
      "with-whom",
      "by-when",
    ]);
  });
});

describe("the test before and after", () => {
  const before = guideSession(1).activity("quiz", "pre-test");
  const after = activity("quiz", "post-test");

  it("asks the same 13 items under the same ids, and keeps its key", () => {
    expect(after.items).toEqual(before.items);
    expect(after.options).toEqual(before.options);
    expect(after.after).toBe("pre-test");
    for (const quiz of [before, after])
      expect(quiz).toMatchObject({ test: true, pace: "form", sureness: true, added: true });
  });

  it("has seven false statements and six true twins, in no pattern", () => {
    expect(before.items.map((i) => [i.id, i.key.accepted.join()])).toEqual([
      ["border", "false"],
      ["spouse", "true"],
      ["child-no-means", "true"],
      ["undocumented", "false"],
      ["consent", "false"],
      ["refuses-to-testify", "true"],
      ["sex-industry", "false"],
      ["better-off", "false"],
      ["smuggling-turns", "true"],
      ["valid-permit", "true"],
      ["relatives", "false"],
      ["own-district", "true"],
      ["regular", "false"],
    ]);
    expect(before.items.filter((i) => i.added).map((i) => i.id)).toEqual(
      before.items.filter((i) => i.key.accepted[0] === "true").map((i) => i.id),
    );
  });

  it("gives each item a reason, an article and the typical error", () => {
    for (const item of before.items) {
      expect(item.key.law, item.id).toMatch(/Art\. \d|principle 8/);
      expect(item.key.error, item.id).toBeTruthy();
    }
    expect(before.items.find((i) => i.id === "consent")!.key.law).toContain("Art. 3(b)");
    expect(before.items.find((i) => i.id === "child-no-means")!.key.law).toContain("Art. 3(c) and (d)");
  });

  it("stands in Session 1 after the welcome, the expectations and the agreement, before anything is taught", () => {
    const ids = workshop.sessions[0]!.activities.map((a) => a.id);
    expect(ids.slice(0, ids.indexOf("pre-test"))).toEqual([
      "s1-welcome",
      "s1-your-phone",
      "s1-expectations",
      "s1-working-agreement",
    ]);
  });
});
