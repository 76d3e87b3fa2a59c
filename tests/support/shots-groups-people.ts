/** Those who are in a room of pictures without a browser: a trainer who commands, and members of groups who write. */
import type { Page } from "playwright";
import { io } from "socket.io-client";
import type { Worksheet } from "@/model/worksheets/content";
import { LightPhone } from "@/tests/faults/light-phone";
import { Console, newId } from "@/tests/support/plenary";
import { SheetPhone } from "@/tests/support/worksheets/phone";
import { cellSpecAt, placesOf, rowKey, textAt, valuesOf } from "@/workshop/worksheets/document";
import { eventually } from "@/tests/support/waiting";

/** Path to text; a name that ends in "+" says how many rows that list has. */
export type Written = Readonly<Record<string, string | number>>;

/** Commands a room as the trainer who is signed in on `page`. */
export async function consoleOf(page: Page, url: string): Promise<Console> {
  const room = new URL(page.url()).pathname.split("/").at(-1)!;
  const cookie = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
  return new Console(
    io(url, {
      path: "/live",
      transports: ["websocket"],
      auth: { as: "console", room },
      extraHeaders: { cookie },
      forceNew: true,
    }),
  ).ready();
}

/** A person who joined by the room's door. */
export class Member {
  readonly phone: LightPhone;

  private constructor(
    readonly name: string,
    readonly url: string,
    readonly room: string,
    readonly cookie: string,
  ) {
    this.phone = new LightPhone({ url, auth: { as: "phone", room }, cookie, backOff: 500 });
  }

  /** @param door path of the room's link, with `?in=` and a language where they read in one */
  static async join(url: string, door: string, name: string, sector = ""): Promise<Member> {
    const answer = await fetch(url + door, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ alias: name, sector }),
    });
    const cookie = answer.headers.get("set-cookie")?.split(";")[0];
    const room = /\/r\/([0-9a-f-]+)\//.exec(answer.headers.get("location") ?? "")?.[1];
    if (!cookie || !room) throw new Error(`joining failed: ${answer.status}`);
    const member = new Member(name, url, room, cookie);
    await eventually(() => member.phone.view !== undefined);
    return member;
  }

  /** Sends what a phone may ask; refusals are said. */
  async send(command: object): Promise<void> {
    const once = { id: newId(), ...command };
    // Sent again under the same id it is done once, so that a busy machine costs nothing but time.
    let ack = await this.phone.send(once, 20_000);
    for (let tries = 0; !ack && tries < 5; tries++) {
      await eventually(() => this.phone.connected, 30_000);
      ack = await this.phone.send(once, 20_000);
    }
    if (!ack?.ok)
      throw new Error(
        `${this.name} was refused: ${JSON.stringify(command)}: ${ack?.ok === false ? ack.reason : "no answer"}`,
      );
  }

  /** Marks entries: dots of a gallery, or "us too". */
  mark(question: string, entries: readonly string[]): Promise<void> {
    return this.send({ type: "answer", question, round: 1, rev: 1, body: { entries } });
  }

  /** Opens the sheet of a group; the caller stops it. */
  async opens(sheet: { activity: string; group: string }): Promise<SheetPhone> {
    const open = new SheetPhone(
      { url: this.url, auth: { as: "phone", room: this.room }, cookie: this.cookie, backOff: 500 },
      sheet,
    );
    await eventually(() => open.settled);
    return open;
  }

  /** Writes on the sheet of the own group, and waits until it is stored. */
  async writes(sheet: Worksheet, group: string, written: Written): Promise<void> {
    const open = await this.opens({ activity: sheet.id, group });
    open.doc.transact(() => {
      for (const [path, text] of Object.entries(written)) write(open, sheet, path, text);
    });
    await eventually(() => open.settled);
    if (open.refusals.length > 0) throw new Error(`${this.name} could not write: ${open.refusals.join()}`);
    open.phone.stop();
  }

  leave(): void {
    this.phone.stop();
  }
}

function write({ doc }: SheetPhone, sheet: Worksheet, path: string, text: string | number): void {
  if (typeof text === "number") {
    for (let i = 0; i < text; i++) placesOf(doc).set(rowKey(path.slice(0, -1), `r${i + 1}`), i);
    return;
  }
  const place = cellSpecAt(sheet, path);
  if (!place) throw new Error(`the sheet ${sheet.id} has no place ${path}`);
  if (place.kind === "value") valuesOf(doc).set(path, text);
  else textAt(doc, path).insert(0, text);
}
