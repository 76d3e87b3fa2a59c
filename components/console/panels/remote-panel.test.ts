import { expect, it } from "vitest";
import { remoteAddress } from "@/components/console/panels/remote-panel";

it("the remote's link names the room and nothing that signs in, at an address that a phone reaches (B-277)", () => {
  const join = "http://192.168.1.7:3000/j/secret-token";
  const at = (here: string, joinUrl: string | undefined = join) =>
    remoteAddress("room-1", new URL(here), joinUrl);
  expect(at("https://plenary.example/console/room-1")).toBe("https://plenary.example/console/room-1");
  expect(at("http://localhost:3000/console/room-1#x")).toBe("http://192.168.1.7:3000/console/room-1");
  expect(at("http://127.0.0.1:3000/console/room-1")).not.toContain("secret");
  expect(remoteAddress("room-1", new URL("http://localhost:3000/console/room-1"), undefined)).toBe(
    "http://localhost:3000/console/room-1",
  );
});
