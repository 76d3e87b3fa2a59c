-- AlterTable
ALTER TABLE "room" ADD COLUMN "opened_with" TEXT;

-- Rooms from before: the workshop that has the id which theirs has inside.
UPDATE "room" r SET "opened_with" = COALESCE(
    (SELECT w."id" FROM "workshop" w WHERE w."id" = r."workshop"->>'id'),
    (SELECT a."id"::text FROM "authored_workshop" a WHERE 'w-' || left(a."id"::text, 8) = r."workshop"->>'id' LIMIT 1)
);
