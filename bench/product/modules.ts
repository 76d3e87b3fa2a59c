/** The only place where the bench takes modules of the server: what it fills rooms with, and the parts that it measures alone. */
export { takeFile } from "@/server/content/assets/intake";
export { AnswerWriter } from "@/server/rooms/answer-writer";
export type { AnswerRow } from "@/server/rooms/store";
export { projectRoot } from "@/server/settings/project-root";
export { storeAnswers } from "@/server/store/answers";
export { assetToken } from "@/server/store/asset-address";
export { assetsOf } from "@/server/store/assets";
export { createAuthored } from "@/server/store/authored";
export { joinToken } from "@/server/store/door";
export { freePort } from "@/server/store/embedded/launch";
export { closePrisma, prisma } from "@/server/store/prisma";
export { runKey } from "@/server/store/run-keys";
export { upsertWorkshop } from "@/server/store/workshops";
