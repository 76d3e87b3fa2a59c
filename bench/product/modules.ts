/**
 * The only place where the bench takes modules of the server: what it fills rooms with, and the parts that it
 * measures alone.
 */
export { takeFile } from "@/server/editor/content/assets/intake";
export { AnswerWriter } from "@/server/rooms/answer-writer";
export type { AnswerRow } from "@/server/platform/room-store";
export { projectRoot } from "@/server/platform/settings/project-root";
export { storeAnswers } from "@/server/store/answers/answers";
export { assetToken } from "@/server/store/assets/address";
export { assetsOf } from "@/server/store/assets/assets";
export { createAuthored } from "@/server/store/editor/authored";
export { joinToken } from "@/server/store/rooms/link-secrets";
export { freePort } from "@/server/store/database/embedded/launch";
export { closePrisma, prisma } from "@/server/store/database/prisma";
export { pseudonymKey } from "@/server/store/participants/pseudonym-keys";
export { openExample } from "@/server/store/rooms/examples";
export { upsertWorkshop } from "@/server/store/editor/shipped-workshops";
