-- AlterTable
ALTER TABLE "account" ADD COLUMN "role" TEXT NOT NULL DEFAULT 'trainer',
ADD COLUMN "blocked_at" TIMESTAMPTZ,
ALTER COLUMN "password_hash" DROP NOT NULL;

-- Whoever made the first account owns the server.
UPDATE "account" SET "role" = 'owner' WHERE "id" = (SELECT "id" FROM "account" ORDER BY "created_at", "id" LIMIT 1);

-- CreateTable
CREATE TABLE "identity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "identity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ,

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time" (
    "token_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "account_id" UUID,
    "data" JSONB,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "one_time_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "account_note" (
    "id" UUID NOT NULL,
    "by_id" UUID,
    "about_id" UUID,
    "about" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "identity_account_id_idx" ON "identity"("account_id");

-- CreateIndex
CREATE INDEX "passkey_account_id_idx" ON "passkey"("account_id");

-- CreateIndex
CREATE INDEX "one_time_account_id_idx" ON "one_time"("account_id");

-- CreateIndex
CREATE INDEX "account_note_at_idx" ON "account_note"("at");

-- AddForeignKey
ALTER TABLE "identity" ADD CONSTRAINT "identity_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time" ADD CONSTRAINT "one_time_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
