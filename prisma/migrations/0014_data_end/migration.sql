-- AlterTable
ALTER TABLE "room" ADD COLUMN "keep_days" INTEGER DEFAULT 90;

-- CreateTable
CREATE TABLE "erasure" (
    "room_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "account_id" UUID,
    "people" INTEGER NOT NULL,
    "record" TEXT NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("room_id")
);
