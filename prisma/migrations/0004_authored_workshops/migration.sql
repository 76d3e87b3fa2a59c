-- Workshops that trainers write: the draft, who shares it, links to share it, what was done already, and what it was.
CREATE TABLE "authored_workshop" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ,
    CONSTRAINT "authored_workshop_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "authored_member" (
    "workshop_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    CONSTRAINT "authored_member_pkey" PRIMARY KEY ("workshop_id","account_id")
);
CREATE TABLE "authored_invitation" (
    "token_hash" TEXT NOT NULL,
    "workshop_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,
    CONSTRAINT "authored_invitation_pkey" PRIMARY KEY ("token_hash")
);
CREATE TABLE "authored_command" (
    "workshop_id" UUID NOT NULL,
    "command_id" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    CONSTRAINT "authored_command_pkey" PRIMARY KEY ("workshop_id","command_id")
);
CREATE TABLE "authored_version" (
    "id" UUID NOT NULL,
    "workshop_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "account_id" UUID NOT NULL,
    "began_at" TIMESTAMPTZ NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "name" TEXT,
    "did" JSONB NOT NULL,
    "document" JSONB,
    CONSTRAINT "authored_version_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "authored_workshop_owner_id_idx" ON "authored_workshop"("owner_id");
CREATE INDEX "authored_member_account_id_idx" ON "authored_member"("account_id");
CREATE INDEX "authored_invitation_workshop_id_idx" ON "authored_invitation"("workshop_id");
CREATE INDEX "authored_version_workshop_id_revision_idx" ON "authored_version"("workshop_id", "revision");
ALTER TABLE "authored_member" ADD CONSTRAINT "authored_member_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "authored_workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "authored_invitation" ADD CONSTRAINT "authored_invitation_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "authored_workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "authored_command" ADD CONSTRAINT "authored_command_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "authored_workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "authored_version" ADD CONSTRAINT "authored_version_workshop_id_fkey" FOREIGN KEY ("workshop_id") REFERENCES "authored_workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
