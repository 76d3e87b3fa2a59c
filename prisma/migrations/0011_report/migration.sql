-- AlterTable
ALTER TABLE "access_log" ADD COLUMN "detail" TEXT;

-- CreateTable
CREATE TABLE "report_text" (
    "room_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "text" TEXT,
    "hidden" BOOLEAN NOT NULL DEFAULT false,
    "basis" TEXT,
    "account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_text_pkey" PRIMARY KEY ("room_id","key","language","revision")
);

-- CreateTable
CREATE TABLE "released_text" (
    "room_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "text_id" TEXT NOT NULL,
    "black" TEXT[],
    "account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "released_text_pkey" PRIMARY KEY ("room_id","source","text_id")
);

-- CreateTable
CREATE TABLE "publication" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "key_hash" TEXT NOT NULL,
    "experts" BOOLEAN NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "withdrawn_at" TIMESTAMPTZ,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "publication_key_hash_key" ON "publication"("key_hash");

-- CreateIndex
CREATE INDEX "publication_room_id_idx" ON "publication"("room_id");
