-- CreateTable
CREATE TABLE "round_presence" (
    "room_id" UUID NOT NULL,
    "question_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "present" INTEGER NOT NULL,
    "paused" INTEGER,

    CONSTRAINT "round_presence_pkey" PRIMARY KEY ("room_id","question_id","round")
);

-- CreateTable
CREATE TABLE "sector_split" (
    "room_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "item" TEXT NOT NULL,
    "groups" JSONB NOT NULL,

    CONSTRAINT "sector_split_pkey" PRIMARY KEY ("room_id","question_id","round","item")
);
