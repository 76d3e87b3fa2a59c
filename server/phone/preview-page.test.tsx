import { noPhoneFiles } from "@/tests/support/no-phone-files";
import { expect, it } from "vitest";
import { previewMessage } from "@/server/phone/preview-page";
import { newRoom } from "@/tests/support/pure-room";
import { phoneView } from "@/workshop/views/phone-view";

const file = { kind: "picture", at: "/assets/room/token/", width: 300, height: 100 } as const;
const drawn = (theme?: Parameters<typeof previewMessage>[1]) =>
  previewMessage(phoneView(newRoom(), new Map(), [], "en"), theme, { "logo.png": file }, null, noPhoneFiles);

it("the phone of a preview has the accent and the logo of its workshop (E-70)", () => {
  expect(drawn()).toMatchObject({ accent: {}, logo: "" });
  const { accent, logo } = drawn({ accent: "#5b3a8c", logo: { file: "logo.png", alt: "Jeju Centre" } });
  expect(accent).toHaveProperty("--sea");
  expect(logo).toContain('alt="Jeju Centre"');
  expect(drawn({ logo: { file: "gone.png", alt: "Gone" } }).logo).toBe("");
});
