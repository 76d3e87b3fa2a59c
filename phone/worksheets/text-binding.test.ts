import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { type TextControl, TextBinding } from "./text-binding";

/** A control as browsers have them: setting its value puts the caret at the end. */
class Field implements TextControl {
  selectionStart: number | null = 0;
  selectionEnd: number | null = 0;
  scrollTop = 0;
  touched = 0;
  private text = "";
  get value() {
    return this.text;
  }
  set value(value: string) {
    this.touched++;
    this.text = value;
    this.selectionStart = this.selectionEnd = value.length;
  }
  setSelectionRange(start: number, end: number) {
    [this.selectionStart, this.selectionEnd] = [start, end];
  }
  /** As a keyboard does it. */
  type(index: number, remove: number, insert: string) {
    this.text = this.text.slice(0, index) + insert + this.text.slice(index + remove);
    this.selectionStart = this.selectionEnd = index + insert.length;
  }
}

class Phone {
  readonly doc = new Y.Doc();
  readonly field = new Field();
  free = true;
  readonly binding: TextBinding;
  constructor(base = "") {
    const text = this.doc.getText("t:a");
    if (base) Y.applyUpdate(this.doc, seed(base));
    this.field.value = base;
    this.binding = new TextBinding(this.field, text, base, {
      mayGo: () => this.free,
      focused: () => true,
      going: () => undefined,
      shown: () => undefined,
    });
    this.binding.settle();
  }
  type(index: number, remove: number, insert: string) {
    this.field.type(index, remove, insert);
    this.binding.settle();
  }
  get text() {
    return this.doc.getText("t:a").toString();
  }
}

/** The same first words in every document. */
function seed(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText("t:a").insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

function meet(...phones: Phone[]) {
  for (const a of phones)
    for (const b of phones)
      if (a !== b) Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)), "theirs");
}

describe("a field that two phones write in", () => {
  it("keeps the caret and the selection at their letters when others write in front (G-63)", () => {
    const [a, b] = [new Phone("one two"), new Phone("one two")];
    a.field.setSelectionRange(4, 7);
    b.type(0, 0, "zero ");
    meet(a, b);
    expect(a.field.value).toBe("zero one two");
    expect([a.field.selectionStart, a.field.selectionEnd]).toEqual([9, 12]);
  });

  it("is not touched while a keyboard composes, and both texts are there after (G-63)", () => {
    const [a, b] = [new Phone("ที่"), new Phone("ที่")];
    a.binding.setComposing(true);
    a.type(3, 0, "น");
    a.type(3, 1, "น้");
    b.type(0, 0, "ไป");
    meet(a, b);
    const before = a.field.touched;
    a.type(3, 2, "น้ำ");
    expect(a.field.value).toBe("ที่น้ำ");
    expect(a.field.touched).toBe(before);
    meet(a, b);
    expect(b.field.value).toBe("ไปที่น้ำ");
    a.binding.setComposing(false);
    expect(a.field.value).toBe("ไปที่น้ำ");
    expect(a.field.selectionStart).toBe("ไปที่น้ำ".length);
  });

  it("keeps back what may not go, and still shows what others write (G-67)", () => {
    const [a, b] = [new Phone("We met "), new Phone("We met ")];
    a.free = false;
    a.type(7, 0, "Aye, 17");
    b.type(0, 0, "Yes. ");
    meet(a, b);
    expect(a.field.value).toBe("Yes. We met Aye, 17");
    expect(b.field.value).toBe("Yes. We met ");
    a.free = true;
    a.type(12, 7, "somebody");
    meet(a, b);
    expect(b.field.value).toBe("Yes. We met somebody");
  });

  it("takes what was typed before the sheet had come, beside what others had changed meanwhile", () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, seed("old"));
    doc.getText("t:a").insert(3, " new");
    const field = new Field();
    field.value = "my old";
    new TextBinding(field, doc.getText("t:a"), "old", {
      mayGo: () => true,
      focused: () => true,
      going: () => undefined,
      shown: () => undefined,
    }).settle();
    expect(field.value).toBe("my old new");
    expect(doc.getText("t:a").toString()).toBe("my old new");
  });

  it("brings a text that was held back on an earlier page to what stands there now", () => {
    const a = new Phone("one two three");
    a.free = false;
    a.binding.restore("one three", "one three Mai (17)");
    expect(a.field.value).toBe("one two three Mai (17)");
    expect(a.text).toBe("one two three");
  });
});

describe("three phones that type, compose, hold back and meet at random (G-62, G-63)", () => {
  const step = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom("type", "type", "type", "delete", "meet", "compose", "commit", "hold", "free"),
    at: fc.nat(60),
    n: fc.nat(3),
  });
  it("end with the same text; no letter is lost or doubled that nobody took out", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const phones = [new Phone("abc"), new Phone("abc"), new Phone("abc")];
        const composing = new Set<Phone>();
        let letter = 0x4e00;
        const insertions: string[] = [];
        const taken = new Set<string>();
        for (const { who, what, at, n } of steps) {
          const phone = phones[who]!;
          const { field } = phone;
          const place = Math.min(at, field.value.length);
          if (what === "type") {
            const word = Array.from({ length: n + 1 }, () => String.fromCharCode(letter++)).join("");
            insertions.push(...word);
            phone.type(place, 0, word);
          } else if (what === "delete") {
            for (const c of field.value.slice(place, place + n)) taken.add(c);
            phone.type(place, Math.min(n, field.value.length - place), "");
          } else if (what === "meet") meet(phone, phones[(who + 1) % 3]!);
          else if (what === "compose") {
            composing.add(phone);
            phone.binding.setComposing(true);
          } else if (what === "commit") {
            composing.delete(phone);
            phone.binding.setComposing(false);
          } else {
            phone.free = what === "free";
            phone.binding.settle();
          }
          if (!composing.has(phone) && phone.free) expect(field.value).toBe(phone.text);
        }
        for (const phone of phones) {
          phone.free = true;
          phone.binding.setComposing(false);
        }
        meet(...phones);
        meet(...phones);
        const end = phones[0]!.text;
        for (const phone of phones) {
          expect(phone.text).toBe(end);
          expect(phone.field.value).toBe(end);
        }
        for (const c of insertions)
          expect(end.split(c).length - 1).toBe(taken.has(c) ? Math.min(1, end.split(c).length - 1) : 1);
      }),
      { numRuns: 400 },
    );
  });
});

it("what goes out while a change of others is being told is known as one's own", () => {
  const phone = new Phone("base");
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(phone.doc));
  phone.doc.on("afterTransaction", () => phone.binding.settle());
  phone.field.type(4, 0, " mine");
  other.getText("t:a").insert(0, "their ");
  Y.applyUpdate(phone.doc, Y.encodeStateAsUpdate(other));
  phone.binding.settle();
  expect([phone.text, phone.field.value]).toEqual(["their base mine", "their base mine"]);
});
