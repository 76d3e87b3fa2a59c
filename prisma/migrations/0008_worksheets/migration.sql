-- CreateTable
CREATE TABLE "sheet_update" (
    "room_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "update" BYTEA NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "sheet_update_pkey" PRIMARY KEY ("room_id","seq")
);

-- CreateTable
CREATE TABLE "sheet_remark" (
    "room_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "group_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "sheet_remark_pkey" PRIMARY KEY ("room_id","id")
);

-- CreateIndex
CREATE INDEX "sheet_update_room_id_activity_id_group_id_idx" ON "sheet_update"("room_id", "activity_id", "group_id");
