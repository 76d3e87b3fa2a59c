import type { PhoneAssets } from "@/server/phone/assets";

/** The files that phones' pages name, for tests of pages alone. */
export const noPhoneFiles: PhoneAssets = {
  style: { name: "style-0123456789ab.css", body: Buffer.of() },
  script: null,
  islands: {},
};
