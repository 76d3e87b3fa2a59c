-- CreateTable
CREATE TABLE "promise" (
    "room_id" UUID NOT NULL,
    "question_id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "promise_pkey" PRIMARY KEY ("room_id","question_id","owner")
);
