import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadWorkshops } from "@/server/editor/content/load";
import {
  builtContent,
  prebuildWorkshops,
  type PrebuildPaths,
  prebuiltWorkshops,
} from "@/server/editor/content/prebuilt-workshops";
import { projectRoot } from "@/server/platform/settings/project-root";

let folder: string;
let places: PrebuildPaths;
const ENGLISH = "content/victim-centred-approach/en";
const SESSION = "02-who-is-a-victim.yaml";
const session = () => path.join(folder, ENGLISH, SESSION);
/** As if the build had read something else, of the same files. */
const forge = () => writeFileSync(places.kept, `${readFileSync(places.kept, "utf8").split("\n")[0]}\n[]\n`);

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "plenary-kept-"));
  places = {
    root: path.join(folder, "content"),
    kept: path.join(folder, "content.txt"),
    program: path.join(folder, "program.mjs"),
  };
  for (const name of ["workshop.yaml", "words.yaml", SESSION])
    cpSync(path.join(projectRoot, ENGLISH, name), path.join(folder, ENGLISH, name));
  writeFileSync(places.program, "first");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("workshops that the build has read", () => {
  it("are the same to the letter as those that are read at the start", () => {
    const read = JSON.stringify(loadWorkshops(places.root));
    expect(JSON.stringify(prebuiltWorkshops(places))).toBe(read);
    prebuildWorkshops(places);
    expect(JSON.stringify(prebuiltWorkshops(places))).toBe(read);
  });

  it("are not read again", () => {
    prebuildWorkshops(places);
    forge();
    expect(prebuiltWorkshops(places)).toEqual([]);
  });

  it("do not count once a file is another, one is new or gone, or the program is another", () => {
    prebuildWorkshops(places);
    forge();
    const before = readFileSync(session());
    writeFileSync(session(), `${before}\n`);
    expect(prebuiltWorkshops(places)).toHaveLength(1);
    writeFileSync(session(), before);
    expect(prebuiltWorkshops(places)).toEqual([]);
    writeFileSync(places.program, "second");
    expect(prebuiltWorkshops(places)).toHaveLength(1);
    writeFileSync(places.program, "first");
    rmSync(session());
    expect(() => prebuiltWorkshops(places)).toThrow("there is no session file");
  });

  it("are read at the start where nothing was kept, or half of it", () => {
    expect(prebuiltWorkshops(places)).toHaveLength(1);
    prebuildWorkshops(places);
    writeFileSync(places.kept, readFileSync(places.kept, "utf8").split("\n")[0]!);
    expect(prebuiltWorkshops(places)).toHaveLength(1);
  });

  it("have one hash, which is another once a file of theirs is, drawings among them", () => {
    const before = builtContent(places);
    expect(before).toEqual({
      ids: ["victim-centred-approach"],
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    mkdirSync(path.join(folder, ENGLISH, "../assets"));
    writeFileSync(path.join(folder, ENGLISH, "../assets/bridge.svg"), "<svg/>");
    expect(builtContent(places)?.hash).not.toBe(before?.hash);
    rmSync(places.program);
    expect(builtContent(places)).toBeNull();
  });

  it("are refused by the build and by the start alike where a file is wrong", () => {
    writeFileSync(session(), "id: [");
    for (const read of [prebuildWorkshops, prebuiltWorkshops])
      expect(() => read(places)).toThrow("02-who-is-a-victim.yaml");
  });
});
