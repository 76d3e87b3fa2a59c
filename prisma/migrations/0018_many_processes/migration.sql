-- The revision at which rounds of the activity were last closed: answers that were judged before it are judged anew.
ALTER TABLE "run_key" ADD COLUMN "closed" INTEGER NOT NULL DEFAULT 0;

-- Sheets are written anew after the end; nothing is added to them from then on.
ALTER TABLE "room" ADD COLUMN "writing_over" BOOLEAN NOT NULL DEFAULT false;
