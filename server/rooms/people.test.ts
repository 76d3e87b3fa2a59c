import { describe, expect, it } from "vitest";
import { type Participant, People } from "@/server/rooms/people";

const person = (id: string, more: Partial<Participant> = {}): Participant => ({
  id,
  alias: null,
  sector: null,
  language: null,
  resume: "",
  ...more,
});

describe("the summary of a room's people", () => {
  it("says who they are, who gave no name, what they read and whether they gave sectors", () => {
    const people = new People([
      person("ana", { alias: "Ana", language: "th" }),
      person("budi", { language: "id" }),
      person("chi", { alias: "", language: "th" }),
    ]);
    expect(people.summary).toMatchObject({
      unnamed: ["budi", "chi"],
      languages: ["th", "id"],
      sectors: false,
    });
    expect(people.summary.list.map(({ id }) => id)).toEqual(["ana", "budi", "chi"]);
    expect(people.summary.names.get("ana")).toBe("Ana");
  });

  it("is made once, and again after each change", () => {
    const people = new People([person("ana")]);
    const before = people.summary;
    expect(people.summary).toBe(before);
    people.put(person("budi", { sector: "police" }));
    expect(people.summary).toMatchObject({ unnamed: ["ana", "budi"], sectors: true });
    people.delete("ana");
    expect(people.summary.unnamed).toEqual(["budi"]);
    expect(before.unnamed).toEqual(["ana"]);
  });
});
