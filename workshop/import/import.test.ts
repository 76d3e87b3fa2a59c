import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blankDraft, draftActivitySchema } from "@/workshop/editor/draft";
import { edit } from "@/workshop/editor/edit";
import { importGift } from "@/workshop/import/gift";
import { addingActivities, type ImportResult } from "@/workshop/import/imported";
import { importMarkdown } from "@/workshop/import/markdown-deck";
import { importQuizTable, QUIZ_EXAMPLE, QUIZ_HEAD } from "@/workshop/import/quiz-table";
import { tableOf } from "@/workshop/editor/translation/translation-columns";
import { quizSchema } from "@/activities/kinds/quiz/content";
import { tableSchema } from "@/activities/kinds/table/content";
import { costOf } from "@/tests/support/processor-time";

/** Whatever an import brings must be an edit that the workshop takes. */
function added({ activities }: ImportResult) {
  const draft = blankDraft("w", "W");
  const { op, ids } = addingActivities(draft, activities, "session-1", null);
  const edited = edit(draft, op);
  if (!edited.ok) throw new Error(edited.reason);
  const created = edited.workshop.sessions[0]!.activities;
  expect(created.map((a) => a.id)).toEqual(ids);
  for (const activity of created)
    expect(draftActivitySchema.safeParse(activity).error?.issues ?? []).toEqual([]);
  return created;
}
const sentences = ({ notes }: ImportResult) => notes.map((n) => `${n.at}: ${n.sentence}`);
type Items = {
  text: string;
  options?: { id: string; text: string }[];
  key: { accepted: string[]; reason?: string; error?: string; law?: string };
}[];

describe("a Markdown deck", () => {
  const deck = (text: string) => importMarkdown(text)!;

  it("becomes slides with titles, bodies and the trainer's notes", () => {
    const text =
      "---\ntheme: default\n---\n\n# First slide\n\nText\n\nNote: say *hello*\nand wait\n\n---\n\nNo heading here\n\n<!-- from Marp -->\n\n---\n\n## Third ##\n\n```yaml\n---\n---\n```\n";
    const result = deck(text);
    expect(added(result)).toMatchObject([
      {
        id: "first-slide",
        kind: "slide",
        title: "First slide",
        body: "# First slide\n\nText",
        notes: "say *hello*\nand wait",
      },
      { title: "No heading here", body: "No heading here", notes: "from Marp" },
      { title: "Third", body: "## Third ##\n\n```yaml\n---\n---\n```" },
    ]);
    expect(sentences(result)).toEqual(["1: The settings at the top of the file were left out."]);
  });

  it("keeps a line of hyphens under a heading as what it is", () => {
    expect(added(deck("Heading\n---\ntext")).map((a) => a.body)).toEqual(["Heading\n---\ntext"]);
    expect(deck("---\n\nOne\n\n---\n\nTwo").activities).toHaveLength(2);
  });

  it("tells of pictures, HTML, empty slides and what was cut off, with the line", () => {
    const result = deck(
      `# A\n\n![Map](img/map.png)\n\n---\n\nNote: only a note\n\n---\n\n<div>x</div>\n\n---\n\n${"long ".repeat(2_000)}`,
    );
    expect(sentences(result)).toEqual([
      "3: The picture img/map.png is not in this file: upload it, and name it in the slide.",
      "7: Slide 2 has nothing to show and was left out, with its notes.",
      "11: There is HTML in this slide, which is shown as text.",
      expect.stringMatching(/^15: The text of the slide was longer/),
      expect.stringMatching(/^15: The title was longer/),
    ]);
    added(result);
  });

  it("tells at the very line what is in the middle of a slide (B-222)", () => {
    const result = deck(
      "---\ntheme: x\n---\n\n# A\n\n<!-- two\nlines -->\n\n```html\n<b>code</b>\n```\n\n![Map](map.png)\n\n<b>bold</b>\n\n![Plan](plan.png)\n",
    );
    expect(result.notes.map((n) => n.at)).toEqual([1, 14, 18, 16]);
  });

  it("of a hundred thousand slides is refused, and quickly", () => {
    const cost = costOf(() => {
      expect(importMarkdown("a\n\n---\n\n".repeat(100_000))).toBeNull();
      for (const evil of ["<!--", "<a", "![", "[](", "# ", "<!---->", "`"])
        importMarkdown(evil.repeat(400_000));
    });
    expect(cost).toBeLessThan(4_000);
  });

  it("of any text is an edit that is taken", () => {
    const piece = fc.constantFrom(
      "# T\n",
      "\n---\n",
      "---\n",
      "Note: n\n",
      "<!-- c",
      "-->",
      "```\n",
      "x\ud83d\ude00 ",
      "\r\n",
      "|a|\n",
      "![a](b)",
      "a".repeat(500),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => void added(deck(pieces.join("")))),
      { numRuns: 300 },
    );
  });
});

describe("a quiz from Moodle's GIFT", () => {
  const gift = (text: string) => importGift(text, "Moodle")!;
  const items = (result: ImportResult) => added(result).flatMap((a) => (a.items ?? []) as Items);

  it("is read as Moodle's own examples are", () => {
    const result = gift(`// a comment
$CATEGORY: $course$/top/Test

::Q1:: 1+1\\=2 {T}

::Border::Trafficking always crosses a border. {FALSE#It may happen at home.#Right: no border is needed.}

What's between orange and green in the spectrum?
{ =yellow # right; good!
  ~red # wrong, it's yellow

  ~blue # wrong, it's yellow
  ####The order is a rainbow's.
}

Which {~%50%deception ~%50%threat ~%-100%wage} are means?

::Match::Which service is when? {
  =shelter -> first days
  =training -> later
  =health check -> first days
}
`);
    expect(result.notes).toEqual([]);
    expect(items(result)).toMatchObject([
      { text: "1+1=2", key: { accepted: ["true"] } },
      {
        text: "Trafficking always crosses a border.",
        key: { accepted: ["false"], reason: "Right: no border is needed.", error: "It may happen at home." },
      },
      {
        text: "What's between orange and green in the spectrum?",
        options: [
          { id: "a", text: "yellow" },
          { id: "b", text: "red" },
          { id: "c", text: "blue" },
        ],
        key: { accepted: ["a"], reason: "The order is a rainbow's.\n\nright; good!" },
      },
      { text: "Which _____ are means?", key: { accepted: ["a", "b"] } },
    ]);
    const table = added(result).find((a) => a.kind === "table")!;
    expect(table).toMatchObject({
      title: "Match",
      one: true,
      rows: [{ text: "shelter" }, { text: "training" }, { text: "health check" }],
      columns: [{ text: "first days" }, { text: "later" }],
      key: { "row-1": ["column-1"], "row-2": ["column-2"], "row-3": ["column-1"] },
    });
    expect(tableSchema.safeParse(table).success).toBe(true);
  });

  it("takes a percentage at the beginning of a pair for what it says", () => {
    const read = importGift("Match {\n=%50% of them -> %10% off\n=Others -> Full price\n}", "T")!;
    const [table] = read.activities as unknown as { rows: { text: string }[]; columns: { text: string }[] }[];
    expect(table!.rows.map((r) => r.text)).toEqual(["%50% of them", "Others"]);
    expect(table!.columns.map((c) => c.text)).toEqual(["%10% off", "Full price"]);
  });

  it("takes escapes, formats and HTML for what they mean", () => {
    const [item] = items(
      gift(
        "::t\\:\\:x::[html]<p>Is <b>5 \\= 5</b>&nbsp;&amp; a\\{b\\}?</p>{=[html]<i>yes</i>\\: sure ~n\\~o}",
      ),
    );
    expect(item).toMatchObject({
      text: "Is 5 = 5 & a{b}?",
      options: [{ text: "yes: sure" }, { text: "n~o" }],
    });
  });

  it("names what it does not take, with the line, and takes the rest", () => {
    const result = gift(
      [
        "When was it? {#1945:5}",
        "Essay {}",
        "Who's in Grant's tomb? {=Grant =nobody}",
        "Just a text",
        "open {=a ~b",
        "two {T} of {F}",
        "one {=only}",
        "none {~a ~b}",
        "Good {=a ~b}",
        "nine {=1~2~3~4~5~6~7~8~9}",
        "odd {x=a}",
      ].join("\n\n"),
    );
    expect(items(result).map((i) => i.text)).toEqual(["Good"]);
    expect(result.notes.map((n) => [n.at, n.weight])).toEqual(
      [1, 3, 5, 7, 9, 11, 13, 15, 19, 21].map((line) => [line, "lost"]),
    );
  });

  it("of more than forty questions becomes several quizzes that can be run as they are", () => {
    const result = gift(Array.from({ length: 95 }, (_, i) => `Question ${i} {=a#why ~b}`).join("\n\n"));
    const quizzes = added(result);
    expect(quizzes.map((q) => (q.items as Items).length)).toEqual([40, 40, 15]);
    for (const quiz of quizzes) expect(quizSchema.safeParse(quiz).error?.issues ?? []).toEqual([]);
  });

  it("of any text is an edit that is taken, and takes no time", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "=",
      "~",
      "#",
      "####",
      "->",
      "\\",
      "::",
      "T",
      "\n",
      "\n\n",
      "[html]",
      "<p>",
      "%50%",
      "word ",
      "// c\n",
      "\ud83d\ude00",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => void added(gift(pieces.join("")))),
      { numRuns: 500 },
    );
    const cost = costOf(() => {
      for (const evil of ["{", "~", "\\", "::", "<", "####", "{=a~"]) importGift(evil.repeat(100_000), "x");
    });
    expect(cost).toBeLessThan(5_000);
  });
});

describe("a quiz from a table", () => {
  it("is read by the names of its columns; the example of the template can be run", () => {
    const result = importQuizTable(tableOf([QUIZ_HEAD, ...QUIZ_EXAMPLE]), "My quiz")!;
    expect(result.notes).toEqual([]);
    const [quiz] = added(result);
    expect(quizSchema.safeParse(quiz).error?.issues ?? []).toEqual([]);
    expect(quiz!.items).toMatchObject([
      { key: { accepted: ["false"], law: "Trafficking in Persons Protocol, Art. 3(a)" } },
      { options: [{ text: "Deception" }, {}, {}], key: { accepted: ["a"] } },
    ]);
  });

  it("reports every row that it does not understand, with its number", () => {
    const result = importQuizTable(
      tableOf([
        ["My questions"],
        ["right", "Question", "Answer A", "B", "Points"],
        ["A, B", "Both?", "one", "two", "5"],
        ["C", "Stranger?", "one", "two"],
        ["", "Empty?", "one", "two"],
        ["maybe", "True?"],
        ["A", "", "one", "two"],
        ["A", "One answer", "one"],
        [],
        ["TRUE", "=SUM(A1)"],
      ]),
      "x",
    )!;
    expect(result.notes.map((n) => n.at)).toEqual([2, 4, 5, 6, 7, 8]);
    expect((added(result)[0]!.items as Items).map((i) => i.text)).toEqual(["Both?", "=SUM(A1)"]);
  });

  it("knows the editor's own word for each column, and says of a strange one which there are (B-223)", () => {
    const names = {
      question: ["Pertanyaan"],
      right: ["Jawaban yang benar"],
      reason: ["Alasan"],
      law: ["Hukum"],
      error: [],
    };
    const row = ["TRUE", "Because.", "Art. 3"];
    const headed = (head: string[]) => importQuizTable(tableOf([head, ["All of it?", ...row]]), "x", names)!;
    for (const head of [
      ["Question", "Right", "Why", "Law"],
      ["questions", "Right answers", "Reason", "law"],
      ["Pertanyaan", "jawaban yang benar", "Alasan", "Hukum"],
    ]) {
      const result = headed(head);
      expect(result.notes).toEqual([]);
      expect((added(result)[0]!.items as Items)[0]!.key).toMatchObject({ reason: "Because.", law: "Art. 3" });
    }
    expect(sentences(headed(["Question", "Right", "Wherefore", "Law"]))).toEqual([
      '1: The column 3, "Wherefore", is not known and was left out. Known are Question, A to H, Right, Why, Law and Error.',
    ]);
  });

  it("counts lines as the file has them, also where a cell has several (B-222)", () => {
    const result = importQuizTable(
      [
        { line: 1, cells: ["Question", "Right", "Why"] },
        { line: 2, cells: ["True?", "TRUE", "one\n\n\n\nfive"] },
        { line: 7, cells: ["False?", "maybe", ""] },
      ],
      "x",
    )!;
    expect(result.notes.map((n) => n.at)).toEqual([7]);
  });

  it("is none without its columns", () => expect(importQuizTable(tableOf([["a"], ["b"]]), "x")).toBeNull());

  it("of any cells is an edit that is taken", () => {
    const cell = fc.constantFrom(
      "",
      "A",
      "B",
      "A,B",
      "TRUE",
      "x".repeat(400),
      "=1",
      "'",
      "\n",
      "\ud83d\ude00",
      "answer",
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 4, maxLength: 8 }), { maxLength: 50 }),
        (rows) =>
          void added(
            importQuizTable(
              tableOf([["Question", "A", "B", "Right", "Why", "Law", "Error", "C"], ...rows]),
              "t",
            )!,
          ),
      ),
      { numRuns: 200 },
    );
  });
});

describe("what an import adds", () => {
  it("stands where it was asked to, in order, under ids of its own", () => {
    const draft = blankDraft("w", "W");
    const first = edit(
      draft,
      addingActivities(
        draft,
        [
          { kind: "slide", title: "Same" },
          { kind: "slide", title: "Last" },
        ],
        "session-1",
        null,
      ).op,
    );
    if (!first.ok) throw new Error("refused");
    const more = addingActivities(
      first.workshop,
      [
        { kind: "slide", title: "Same" },
        { kind: "slide", title: "ภาษา" },
      ],
      "session-1",
      "last",
    );
    const second = edit(first.workshop, more.op);
    expect(second.ok && second.workshop.sessions[0]!.activities.map((a) => a.id)).toEqual([
      "same",
      "same-2",
      "slide-1",
      "last",
    ]);
  });
});
