-- CreateTable
CREATE TABLE "certificate_rules" (
    "room_id" UUID NOT NULL,
    "rules" JSONB NOT NULL,

    CONSTRAINT "certificate_rules_pkey" PRIMARY KEY ("room_id")
);

-- CreateTable
CREATE TABLE "session_run" (
    "room_id" UUID NOT NULL,
    "session_id" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,

    CONSTRAINT "session_run_pkey" PRIMARY KEY ("room_id","session_id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "room_id" UUID NOT NULL,
    "session_id" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "minutes" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "by_hand" BOOLEAN,

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("room_id","session_id","person_id")
);

-- CreateTable
CREATE TABLE "attendance_guest" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "attendance_guest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_claim" (
    "room_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT,
    "latin" TEXT,
    "count_test" BOOLEAN NOT NULL DEFAULT false,
    "test_passed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "certificate_claim_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" TEXT NOT NULL,
    "room_id" UUID NOT NULL,
    "person_id" UUID,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "latin" TEXT,
    "name_salt" TEXT NOT NULL,
    "name_hash" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "credential" JSONB NOT NULL,
    "by_hand" TEXT,
    "issued_by" UUID NOT NULL,
    "issued_at" TIMESTAMPTZ NOT NULL,
    "withdrawn_at" TIMESTAMPTZ,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up" (
    "id" TEXT NOT NULL,
    "room_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "made_on" DATE NOT NULL,
    "expires_on" DATE NOT NULL,
    "answered" INTEGER[],

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up_count" (
    "room_id" UUID NOT NULL,
    "wave" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "follow_up_count_pkey" PRIMARY KEY ("room_id","wave","status")
);

-- CreateTable
CREATE TABLE "follow_up_text" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "wave" INTEGER NOT NULL,
    "about" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "released" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "follow_up_text_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attendance_guest_room_id_idx" ON "attendance_guest"("room_id");

-- CreateIndex
CREATE INDEX "certificate_claim_room_id_idx" ON "certificate_claim"("room_id");

-- CreateIndex
CREATE INDEX "certificate_room_id_idx" ON "certificate"("room_id");

-- CreateIndex
CREATE INDEX "follow_up_room_id_idx" ON "follow_up"("room_id");

-- CreateIndex
CREATE INDEX "follow_up_text_room_id_idx" ON "follow_up_text"("room_id");
