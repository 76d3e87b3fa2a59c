import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { tabAfter, Tabs } from "@/components/ui/tabs";

const names = ["one", "two", "three"];
const drawn = (chosen: string, some = names) =>
  renderToStaticMarkup(
    <Tabs
      label="Numbers"
      tabs={some.map((name) => ({ name, label: name.toUpperCase(), panel: <p>{name}</p> }))}
      chosen={chosen}
      onChoose={() => {}}
    />,
  );

describe("tabs", () => {
  it("are walked by arrows as they point, round at the ends, and by Home and End", () => {
    const to = (key: string, from: string, rightToLeft = false) => tabAfter(key, names, from, rightToLeft);
    expect([to("ArrowRight", "one"), to("ArrowRight", "three"), to("ArrowLeft", "one")]).toEqual([
      "two",
      "one",
      "three",
    ]);
    expect([to("ArrowLeft", "one", true), to("ArrowRight", "one", true)]).toEqual(["two", "three"]);
    expect([to("Home", "two"), to("End", "two"), to("ArrowDown", "two")]).toEqual(["one", "three", null]);
  });

  it("show one panel, and are one stop on the way of Tab", () => {
    const page = drawn("two");
    expect(page.match(/tabindex="0"/g)).toHaveLength(1);
    expect(page).toMatch(/aria-selected="true"[^>]*tabindex="0"[^>]*>TWO/);
    expect(page.match(/role="tabpanel"[^>]*hidden=""/g)).toHaveLength(2);
  });

  it("show the first where the chosen one is gone, and a single panel without tabs", () => {
    expect(drawn("four")).toMatch(/aria-selected="true"[^>]*>ONE/);
    expect(drawn("one", ["one"])).not.toContain("tab");
  });
});
