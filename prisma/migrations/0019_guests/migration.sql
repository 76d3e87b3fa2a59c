-- People who wait before a room's door. They are no participants until a trainer lets them in.
CREATE TABLE "knock" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "alias" TEXT,
    "sector" TEXT,
    "language" TEXT,
    "token_hash" TEXT NOT NULL,

    CONSTRAINT "knock_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "knock_token_hash_key" ON "knock"("token_hash");
CREATE INDEX "knock_room_id_idx" ON "knock"("room_id");
ALTER TABLE "knock" ADD CONSTRAINT "knock_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Codes and links of a room that were replaced by new ones.
CREATE TABLE "former_door" (
    "join_hash" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "room_id" UUID NOT NULL,

    CONSTRAINT "former_door_pkey" PRIMARY KEY ("join_hash")
);
CREATE UNIQUE INDEX "former_door_code_key" ON "former_door"("code");
CREATE INDEX "former_door_room_id_idx" ON "former_door"("room_id");
ALTER TABLE "former_door" ADD CONSTRAINT "former_door_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
