import { describe, expect, it } from "vitest";
import type { Room } from "@/server/rooms/room";
import { phoneMarkup } from "@/server/phone/markup";
import { Broadcast } from "@/server/sockets/broadcast";
import { RoomSockets } from "@/server/sockets/room-sockets";

/** A room of which no view can be made. */
const broken = {
  id: "room",
  get state(): never {
    throw new Error("a mistake of ours");
  },
} as unknown as Room;

describe("a room whose views cannot be made", () => {
  it("ends nothing: neither what happened in it nor the server", async () => {
    const live = new RoomSockets({
      publicUrl: undefined,
      build: null,
      joinUrl: () => ({ url: "", address: "" }),
      markup: phoneMarkup,
    });
    expect(() => live.changed(broken, "control")).not.toThrow();
    await live.close();
  });

  it("tells its consoles also where its phones cannot be told", () => {
    const audiences: string[] = [];
    class Half extends Broadcast {
      protected override toPhones(): void {
        throw new Error("a mistake of ours");
      }
      protected override toStages(): void {
        audiences.push("stages");
      }
      protected override toConsoles(): void {
        audiences.push("consoles");
      }
    }
    new Half({} as never, () => ({ url: "", address: "" }), phoneMarkup).changed(
      { participants: { presence: { presence: () => ({}) } } } as unknown as Room,
      "control",
    );
    expect(audiences).toEqual(["stages", "consoles"]);
  });
});
