/** Charts of every type with long, short and mixed texts, for tests of what is drawn from them. */
import type { BarRow, Chart } from "@/model/figures/chart";

const row = (label: string, count: number, total = 19, more: Partial<BarRow> = {}): BarRow => ({
  label,
  count,
  of: total,
  low: Math.max(0, (100 * count) / total - 20),
  high: Math.min(100, (100 * count) / total + 18),
  said: `${count} of ${total} · ${Math.round((100 * count) / total)} %`,
  ...more,
});
/** One chart of every type, in English or in Arabic with other scripts among them. */
const charts = (L: (en: string, ar: string) => string): Record<string, Chart> => ({
  bars: {
    type: "bars",
    rows: [
      row(
        L(
          "At a border crossing, where papers are looked at but nobody asks a question",
          "عند معبر حدودي حيث تُفحص الأوراق ولا يسأل أحد سؤالاً",
        ),
        14,
        19,
        { key: true, before: [{ count: 9, of: 18, said: "9 of 18" }] },
      ),
      row(L("Clinic", "عيادة"), 3),
      row("ในโรงพยาบาลที่ซึ่งมีคนถามคำถามเกี่ยวกับเอกสารและการเดินทาง", 0),
      row(L("Nobody", "لا أحد"), 19),
    ],
  },
  stacks: {
    type: "stacks",
    rows: [
      {
        label: L("Part 4 as told", "الجزء 4"),
        pieces: [
          { label: L("Yes", "نعم"), count: 12, look: "yes" },
          { label: L("Not sure", "لست متأكدا"), count: 5, look: "unsure" },
          { label: L("No", "لا"), count: 2, look: "no" },
        ],
        said: L("19 answered", "أجاب 19"),
      },
      {
        label: "She is 17",
        pieces: [
          { label: L("Yes", "نعم"), count: 298, look: "yes" },
          { label: L("Not sure", "لست متأكدا"), count: 1, look: "unsure" },
          { label: L("No", "لا"), count: 1, look: "no" },
        ],
      },
    ],
  },
  columns: {
    type: "columns",
    columns: Array.from({ length: 9 }, (_, i) => ({
      label: i < 6 ? String(i + 1) : ["never", "moved back", "no answers"][i - 6]!,
      count: [0, 2, 5, 9, 3, 1, 2, 1, 0][i]!,
      look: i < 6 ? "plain" : "soft",
    })),
    middle: { from: 2.5, at: 3.5, to: 4.5 },
    band: { from: 3, to: 4, label: L("expert reading: parts 4 to 5", "قراءة الخبراء: الجزءان 4 إلى 5") },
    ends: { low: L("not at all", "إطلاقا"), high: L("completely", "تماما") },
  },
  flow: {
    type: "flow",
    columns: ["leaves", "visa", "pay", "passport", "threat", "“pay it off”", "half kept", "photos"].map(
      (note, i) => ({
        label: String(i + 1),
        note,
        pieces: [
          { id: "none", label: L("passed or no answer", "دون إجابة"), look: "none" as const, count: 1 },
          { id: "no", label: L("No", "لا"), look: "no" as const, count: 10 - i },
          { id: "u", label: L("Not sure", "لست متأكدا"), look: "unsure" as const, count: 4 },
          { id: "yes", label: L("Yes", "نعم"), look: "yes" as const, count: 4 + i },
        ],
      }),
    ),
    moves: Array.from({ length: 7 }, (_, i) => [
      { from: "none", to: "none", people: 1 },
      { from: "no", to: "no", people: 8 - i },
      { from: "no", to: "u", people: 1 },
      { from: "no", to: "yes", people: 1 },
      { from: "u", to: "u", people: 3 },
      { from: "u", to: "no", people: 1 },
      { from: "yes", to: "yes", people: 4 + i },
    ]),
    band: { from: 3, to: 4, label: L("expert reading: parts 4 to 5", "قراءة الخبراء: الجزءان 4 إلى 5") },
  },
  heat: {
    type: "heat",
    corner: "Card",
    columns: [
      L("Smuggling", "تهريب المهاجرين"),
      L("Trafficking in persons", "الاتجار بالأشخاص"),
      L("Could be either", "كلاهما ممكن"),
      "Neither",
    ],
    rows: [
      {
        label: L("A boat crosses at night, everyone has paid in advance", "قارب يعبر ليلاً"),
        cells: [
          { said: "14", level: 0.74, key: true },
          { said: "2", level: 0.1 },
          { said: "3", level: 0.16 },
          { said: "0", level: 0 },
        ],
      },
      {
        label: "Card two",
        cells: [
          { said: "19", level: 1 },
          { said: "9", level: 0.5 },
          { said: "5", level: 0.3, key: true },
          { said: "0", level: 0 },
        ],
      },
    ],
  },
  steps: {
    type: "steps",
    columns: ["1 leaves", "2 visa", "3 pay", "4 passport"],
    lines: [
      { label: "Found", look: "plain", values: [1, 3, 4, null] },
      { label: "Key", look: "unsure", values: [1, 2, 5, 11] },
    ],
    unit: "of 11",
  },
  intervals: {
    type: "intervals",
    low: -2,
    high: 4,
    zero: true,
    rows: [
      {
        label: L("Before to after", "قبل وبعد"),
        at: 1.9,
        low: 1.4,
        high: 2.4,
        said: "+1.9 (95 % interval 1.4 to 2.4), n = 19",
      },
      { label: "Bootstrap", at: 1.9, low: -0.3, high: 2.45, said: "+1.9 (−0.3 to 2.45)" },
    ],
    guess: { at: 3, label: "guessing" },
  },
  pairs: {
    type: "pairs",
    names: { before: L("Before", "قبل"), after: L("After", "بعد") },
    rows: [
      {
        label: L("Consent makes exploitation lawful", "الموافقة تجعل الاستغلال مشروعاً"),
        before: row("", 9),
        after: row("", 17),
      },
      { label: "2", before: row("", 5), after: row("", 5) },
    ],
  },
  texts: {
    type: "texts",
    groups: [
      {
        title: "Protection",
        texts: [
          "A short reflection period before any interview, written into the referral protocol.",
          "ကျွန်ုပ်တို့သည် အတူတကွ အလုပ်လုပ်ကြသည်",
        ],
      },
      { title: L("Other", "أخرى"), texts: ["ຂ້ອຍ ບໍ່ ຮູ້", "យើងត្រូវការជំនួយពីអាជ្ញាធរមូលដ្ឋានដើម្បីការពារជនរងគ្រោះ"] },
    ],
  },
});

const plain = charts((en) => en);
const arabic = charts((_, ar) => ar);
const many: Record<string, Chart> = {
  "no rows": { type: "bars", rows: [] },
  "no columns": { type: "columns", columns: [] },
  "nobody answered": { type: "stacks", rows: [{ label: "Nobody", pieces: [] }] },
  "one part": {
    type: "flow",
    columns: [{ label: "1", note: "alone", pieces: [{ id: "yes", label: "Yes", look: "yes", count: 1 }] }],
    moves: [],
  },
  "300 people": {
    type: "flow",
    columns: ["a", "b"].map((label) => ({
      label,
      note: label,
      pieces: [
        { id: "no", label: "No", look: "no" as const, count: 299 },
        { id: "yes", label: "Yes", look: "yes" as const, count: 1 },
      ],
    })),
    moves: [
      [
        { from: "no", to: "no", people: 299 },
        { from: "yes", to: "yes", people: 1 },
      ],
    ],
  },
};

export const chartSamples: { name: string; chart: Chart }[] = [
  ...Object.entries(plain).map(([name, chart]) => ({ name, chart })),
  ...Object.entries(arabic).map(([name, chart]) => ({ name: `${name}, Arabic`, chart })),
  ...Object.entries(many).map(([name, chart]) => ({ name, chart })),
];
