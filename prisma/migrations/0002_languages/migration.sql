-- A workshop is one row whatever its languages: its key is its id. Where the old keys named several languages of one
-- workshop, the English one keeps the id and each other becomes a workshop of its own, so that nothing is lost.
UPDATE "workshop" SET "id" = split_part("id", '/', 1)
WHERE "id" LIKE '%/%' AND ("language" = 'en' OR split_part("id", '/', 1) NOT IN (
  SELECT split_part(other."id", '/', 1) FROM "workshop" other WHERE other."id" <> "workshop"."id"
));
UPDATE "workshop"
SET "id" = replace("id", '/', '-'), "content" = jsonb_set("content", '{id}', to_jsonb(replace("id", '/', '-')))
WHERE "id" LIKE '%/%';

-- The language in which a participant reads, where they chose one.
ALTER TABLE "participant" ADD COLUMN "language" TEXT;
