/** Keys, and the verbs that they mean. */
import { beforeEach, describe, expect, it, vi } from "vitest";
import { keyNames, type Shortcut, shortcutOf } from "@/components/console/controls/use-shortcuts";

/** The target of a key; `inside` names the element around it. */
class Target {
  constructor(private readonly inside: string) {}
  closest(selector: string): Target | null {
    return selector.split(/,\s*/).some((one) => one === this.inside) ? this : null;
  }
}

let dialog: object | null;
beforeEach(() => {
  dialog = null;
  vi.stubGlobal("Element", Target);
  vi.stubGlobal("document", { querySelector: (selector: string) => selector === "dialog[open]" && dialog });
});

const press = (key: string, more: object = {}, letters = true): Shortcut | null =>
  shortcutOf({ key, target: null, ...more } as unknown as KeyboardEvent, letters);
const KEYS: [string, Shortcut][] = [
  ["PageDown", "lead"],
  ["ArrowRight", "lead"],
  [" ", "lead"],
  ["PageUp", "back"],
  ["ArrowLeft", "back"],
  ["n", "skip"],
  ["N", "skip"],
  ["b", "dim"],
  [".", "dim"],
  ["?", "help"],
];

describe("a key", () => {
  it.each(KEYS)("%s means %s", (key, verb) => {
    expect([press(key), verb in keyNames]).toEqual([verb, true]);
  });

  it.each(KEYS)("%s that is held means nothing more after its first press (B-279)", (key) => {
    expect(press(key, { repeat: true })).toBeNull();
    expect(press("z", { ctrlKey: true, repeat: true })).toBeNull();
  });

  it.each([
    ["in an open dialog", {}],
    ["that something else took", { defaultPrevented: true }],
    ["with Alt", { altKey: true }],
    ["of a letter that is being composed", { isComposing: true }],
    ["in a field", { target: new Target("input") }],
    ["in a text", { target: new Target("textarea") }],
  ])("%s means none", (where, more) => {
    if (where.includes("dialog")) dialog = {};
    expect(KEYS.map(([key]) => press(key, more))).toEqual(KEYS.map(() => null));
  });

  it("of a space presses the button that it stands on, and leads elsewhere", () => {
    expect(press(" ", { target: new Target("button") })).toBeNull();
    expect(press("PageDown", { target: new Target("button") })).toBe("lead");
  });

  it("of a letter or sign alone can be switched off", () => {
    const off = KEYS.filter(([key]) => press(key, {}, false) === null).map(([key]) => key);
    expect(off).toEqual(["n", "N", "b", ".", "?"]);
  });

  it("with Control or Command undoes by Z alone, and redoes nothing", () => {
    expect([press("z", { ctrlKey: true }), press("Z", { metaKey: true })]).toEqual(["undo", "undo"]);
    expect(press("z", { ctrlKey: true, shiftKey: true })).toBeNull();
    expect(press("n", { ctrlKey: true })).toBeNull();
  });
});
