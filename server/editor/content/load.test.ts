import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { loadWorkshops } from "@/server/editor/content/load";

const content = path.resolve(import.meta.dirname, "../../../content");
const english = path.join(content, "victim-centred-approach/en");
const SESSION = "02-who-is-a-victim.yaml";

let root: string;
let folder: string;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "plenary-content-"));
  folder = path.join(root, "victim-centred-approach/en");
  for (const name of ["workshop.yaml", "words.yaml", SESSION]) {
    if (fs.existsSync(path.join(english, name))) fs.cpSync(path.join(english, name), path.join(folder, name));
  }
});
afterEach(() => fs.rmSync(root, { recursive: true }));

/** Rewrites one file of the copied workshop. */
// biome-ignore lint/suspicious/noExplicitAny: authored files are spoiled on purpose, whatever their shape.
function edit(name: string, change: (data: any) => void) {
  const file = path.join(folder, name);
  const data = parse(fs.readFileSync(file, "utf8"));
  change(data);
  fs.writeFileSync(file, stringify(data));
}

/** Rewrites a file of the copied workshop. */
const write = (name: string, data: unknown) => fs.writeFileSync(path.join(folder, name), stringify(data));

const OPENING = {
  id: "opening",
  number: 1,
  title: "Opening",
  minutes: 5,
  activities: [{ id: "hello", kind: "slide", title: "Hello", body: "The [act](word:act) is what is done." }],
};
const WORD = { id: "act", term: "Act", meaning: "What is done." };
const DAY = {
  id: "day-1",
  title: "Day 1",
  start: "09:00",
  slots: [{ id: "hello", session: "opening", activities: ["hello"], minutes: 5 }],
};
const AGENDA = { id: "one", title: "One day", days: [DAY] };

/** Makes the copied workshop one short session, one word and one agenda. */
function small() {
  fs.rmSync(path.join(folder, SESSION));
  write("01-opening.yaml", OPENING);
  write("words.yaml", [WORD]);
  write("agendas.yaml", [AGENDA]);
}

// biome-ignore lint/suspicious/noExplicitAny: see above.
const paula = (session: any) => session.activities.find((a: any) => a.id === "paula");
const refusal = () => {
  try {
    loadWorkshops(root);
  } catch (error) {
    return (error as Error).message.replace(`${folder}/`, "").replace(folder, "en");
  }
  return "loaded";
};

describe("loadWorkshops", () => {
  it("reads every workshop, its sessions in order", () => {
    edit(SESSION, () => {});
    write("01-opening.yaml", OPENING);
    edit("01-opening.yaml", (s) => Object.assign(s.activities[0], { body: "Hello." }));
    fs.writeFileSync(path.join(root, "LICENSE.md"), "Not a workshop.");
    const [workshop, ...others] = loadWorkshops(root);
    expect(others).toEqual([]);
    expect(workshop!.sessions.map((s) => s.number)).toEqual([1, 2]);
    expect(workshop!.sessions[0]!.activities[0]).toMatchObject({ minutes: 5, added: false, onPhones: true });
  });

  it("reads the glossary and the agendas, which may be missing", () => {
    small();
    expect(loadWorkshops(root)[0]).toMatchObject({ words: [WORD], agendas: [AGENDA] });
    fs.rmSync(path.join(folder, "agendas.yaml"));
    fs.rmSync(path.join(folder, "words.yaml"));
    edit("01-opening.yaml", (s) => Object.assign(s.activities[0], { body: "Hello." }));
    expect(loadWorkshops(root)[0]).toMatchObject({ words: [], agendas: [] });
  });

  it.each<[string, () => void, string | RegExp]>([
    [
      "a slot of an agenda for a session that there is not",
      () => {
        small();
        write("agendas.yaml", [
          { ...AGENDA, days: [{ ...DAY, slots: [{ id: "tea", session: "tea", minutes: 5 }] }] },
        ]);
      },
      'agendas.yaml: agendas.one.days.day-1.slots.tea.session: "tea" is not a session of this workshop.',
    ],
    [
      "an agenda that starts at no time of the day",
      () => {
        small();
        write("agendas.yaml", [{ ...AGENDA, days: [{ ...DAY, start: "9 am" }] }]);
      },
      /^agendas\.yaml: one\.days\.day-1\.start: .*\.$/,
    ],
    [
      "a handout of something that there is not (X-49)",
      () => {
        small();
        write("handouts.yaml", [{ id: "one", title: "One", parts: ["hello", "good-bye"] }]);
      },
      'handouts.yaml: handouts.one.parts: "good-bye" is no activity, and no part of one, that paper can hold.',
    ],
    [
      "two words with one id",
      () => {
        small();
        write("words.yaml", [WORD, WORD]);
      },
      'words.yaml: words: the id "act" is used by more than one word.',
    ],
    [
      "a link to a word that there is not",
      () => {
        small();
        write("words.yaml", []);
      },
      '01-opening.yaml: activities.hello: the link "word:act" leads to no word of the glossary.',
    ],
    [
      "a field that the schema does not know",
      () => edit(SESSION, (s) => Object.assign(paula(s).parts[3], { colour: "red" })),
      /^02-who-is-a-victim\.yaml: activities\.paula\.parts\.4: .*colour.*\.$/,
    ],
    [
      "a field of the wrong kind",
      () => edit(SESSION, (s) => Object.assign(paula(s).parts[3].clauses[0], { text: 4 })),
      /^02-who-is-a-victim\.yaml: activities\.paula\.parts\.4\.clauses\.p4-visa\.text: .*string.*\.$/,
    ],
    [
      "a field that is missing where an entry has no id",
      () => edit(SESSION, (s) => delete s.activities[0].id),
      /^02-who-is-a-victim\.yaml: activities\.#1\.id: .*\.$/,
    ],
    [
      "an answer in a key that the case does not offer",
      () => edit(SESSION, (s) => paula(s).parts[3].key.accepted.push("maybe")),
      '02-who-is-a-victim.yaml: activities.paula.parts.4.key.accepted: "maybe" is not an answer of this case.',
    ],
    [
      "a session whose number is not its file's",
      () => edit(SESSION, (s) => Object.assign(s, { number: 3 })),
      "02-who-is-a-victim.yaml: number: 3 should be 2, like the file's name.",
    ],
    [
      "a session file without a number",
      () => fs.renameSync(path.join(folder, SESSION), path.join(folder, "two.yaml")),
      "two.yaml: name: a session file is named like 02-who-is-a-victim.yaml.",
    ],
    [
      "a language that is not the folder's",
      () => edit("workshop.yaml", (w) => Object.assign(w, { language: "th" })),
      'workshop.yaml: language: "th" should be "en", like the folder.',
    ],
    [
      "an id that is not the folder's",
      () => edit("workshop.yaml", (w) => Object.assign(w, { id: "other" })),
      'workshop.yaml: id: "other" should be "victim-centred-approach", like the folder.',
    ],
    [
      "sessions written into workshop.yaml",
      () => edit("workshop.yaml", (w) => Object.assign(w, { sessions: [] })),
      /^workshop\.yaml: the whole file: .*sessions.*\.$/,
    ],
    [
      "a language without workshop.yaml",
      () => fs.rmSync(path.join(folder, "workshop.yaml")),
      "workshop.yaml: this file is missing; each language needs one.",
    ],
    [
      "a language without sessions",
      () => fs.rmSync(path.join(folder, SESSION)),
      "en: sessions: there is no session file such as 01-opening.yaml here.",
    ],
    [
      "two sessions that share an activity",
      () => {
        edit(SESSION, () => {});
        fs.copyFileSync(path.join(folder, SESSION), path.join(folder, "03-again.yaml"));
        edit("03-again.yaml", (s) => Object.assign(s, { id: "again", number: 3 }));
      },
      'en: activities: the id "welcome" is used by more than one activity.',
    ],
    [
      "what is not YAML",
      () => fs.writeFileSync(path.join(folder, SESSION), "id: [one\ntitle: two"),
      /^02-who-is-a-victim\.yaml: this is not valid YAML: .*line \d+.*\.$/,
    ],
    [
      "an empty file",
      () => fs.writeFileSync(path.join(folder, SESSION), ""),
      /^02-who-is-a-victim\.yaml: the whole file: .*\.$/,
    ],
  ])("refuses %s in one sentence", (_, spoil, sentence) => {
    spoil();
    expect(refusal()).toMatch(sentence);
    expect(refusal()).not.toContain("\n");
  });

  describe("a translation", () => {
    const thai = () => path.join(root, "victim-centred-approach/th");
    const translate = (name: string, data: unknown) => {
      fs.mkdirSync(thai(), { recursive: true });
      fs.writeFileSync(path.join(thai(), name), typeof data === "string" ? data : stringify(data));
    };
    const BODY = "[การกระทำ](word:act) คือสิ่งที่ทำ";

    beforeEach(() => {
      small();
      translate("translation.yaml", { status: "reviewed" });
    });

    it("is read from as many files as there are, into the one workshop", () => {
      translate("01-opening.yaml", { "hello/title": "สวัสดี", "hello/body": BODY });
      translate("words.yaml", { "word:act/term": "การกระทำ" });
      const [workshop, ...others] = loadWorkshops(root);
      expect(others).toEqual([]);
      expect(workshop!.translations).toEqual({
        th: {
          status: "reviewed",
          texts: { "hello/title": "สวัสดี", "hello/body": BODY, "word:act/term": "การกระทำ" },
        },
      });
    });

    it("may be all comments still", () => {
      translate("01-opening.yaml", "# hello/title: Hello\n");
      expect(loadWorkshops(root)[0]!.translations.th!.texts).toEqual({});
    });

    it.each<[string, unknown, string | RegExp]>([
      [
        "a path that the workshop does not have",
        { "hallo/title": "x" },
        "01-opening.yaml: hallo/title: the workshop has no text with this path.",
      ],
      [
        "an empty text",
        { "hello/title": " " },
        "01-opening.yaml: hello/title: this text is empty; leave the line out until it is translated.",
      ],
      [
        "a text that lost its link",
        { "hello/body": "การกระทำ" },
        '01-opening.yaml: hello/body: "(word:act)" of the original is missing in this text.',
      ],
      [
        "a link that the original has not",
        { "hello/body": `${BODY} [x](word:means)` },
        '01-opening.yaml: hello/body: "(word:means)" is not in the original.',
      ],
      [
        "two lines where the original has one",
        { "hello/title": "one\ntwo" },
        "01-opening.yaml: hello/title: this text must be one line.",
      ],
      ["a text that is no text", { "hello/title": 7 }, /^01-opening\.yaml: hello\/title: .*string.*\.$/],
    ])("is refused for %s", (_, data, sentence) => {
      translate("01-opening.yaml", data);
      expect(refusal().replace(`${thai()}/`, "")).toMatch(sentence);
    });

    it("is refused where one text stands in two files", () => {
      translate("01-opening.yaml", { "hello/title": "x" });
      translate("02-again.yaml", { "hello/title": "y" });
      expect(refusal().replace(`${thai()}/`, "")).toBe(
        "02-again.yaml: hello/title: another file of this language has this text too.",
      );
    });

    it("needs its own head, or it would be a second original", () => {
      fs.rmSync(path.join(thai(), "translation.yaml"));
      expect(refusal().replace(`${thai()}/`, "")).toMatch(
        /^translation\.yaml: this file is missing; a workshop is written in one language/,
      );
    });
  });

  it("refuses a folder that does not exist", () => {
    expect(() => loadWorkshops(path.join(root, "nowhere"))).toThrow("there is no such folder of workshops.");
  });
});
