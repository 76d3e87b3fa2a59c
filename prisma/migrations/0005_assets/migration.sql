-- Pictures, films, sounds and captions: each kept once, in pieces, and linked by name to workshops and rooms.
CREATE TABLE "asset" (
    "hash" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "variants" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "asset_pkey" PRIMARY KEY ("hash")
);
CREATE TABLE "asset_piece" (
    "hash" TEXT NOT NULL,
    "variant" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    CONSTRAINT "asset_piece_pkey" PRIMARY KEY ("hash","variant","number")
);
CREATE TABLE "asset_link" (
    "owner" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "asset_link_pkey" PRIMARY KEY ("owner","name")
);
CREATE INDEX "asset_source_idx" ON "asset"("source");
CREATE INDEX "asset_link_hash_idx" ON "asset_link"("hash");
-- Pictures and films are compressed already.
ALTER TABLE "asset_piece" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
ALTER TABLE "asset_piece" ADD CONSTRAINT "asset_piece_hash_fkey" FOREIGN KEY ("hash") REFERENCES "asset"("hash") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "asset_link" ADD CONSTRAINT "asset_link_hash_fkey" FOREIGN KEY ("hash") REFERENCES "asset"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;
