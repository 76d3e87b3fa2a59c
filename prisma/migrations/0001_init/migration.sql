CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "invitation" (
    "token_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_by" UUID,
    "expires_at" TIMESTAMPTZ NOT NULL,
    "used_at" TIMESTAMPTZ,
    CONSTRAINT "invitation_pkey" PRIMARY KEY ("token_hash")
);
CREATE TABLE "workshop" (
    "id" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    CONSTRAINT "workshop_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "room" (
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "workshop" JSONB NOT NULL,
    "settings" JSONB NOT NULL,
    "code" TEXT,
    "join_hash" TEXT NOT NULL,
    "join_epoch" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ,
    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "room_trainer" (
    "room_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    CONSTRAINT "room_trainer_pkey" PRIMARY KEY ("room_id","account_id")
);
CREATE TABLE "participant" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "alias" TEXT,
    "sector" TEXT,
    "removed" BOOLEAN NOT NULL DEFAULT false,
    "resume_nonce" INTEGER NOT NULL,
    "resume_hash" TEXT NOT NULL,
    CONSTRAINT "participant_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "participant_token" (
    "token_hash" TEXT NOT NULL,
    "participant_id" UUID NOT NULL,
    CONSTRAINT "participant_token_pkey" PRIMARY KEY ("token_hash")
);
CREATE TABLE "room_log" (
    "room_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "command_id" TEXT NOT NULL,
    "entry" JSONB NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    CONSTRAINT "room_log_pkey" PRIMARY KEY ("room_id","seq")
);
CREATE TABLE "room_snapshot" (
    "room_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    CONSTRAINT "room_snapshot_pkey" PRIMARY KEY ("room_id")
);
CREATE TABLE "run_key" (
    "room_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "wrapped" BYTEA NOT NULL,
    CONSTRAINT "run_key_pkey" PRIMARY KEY ("room_id","activity_id")
);
CREATE TABLE "answer" (
    "room_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "pseudonym" TEXT NOT NULL,
    "answer_id" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    CONSTRAINT "answer_pkey" PRIMARY KEY ("room_id","question_id","round","pseudonym")
);
CREATE TABLE "sealed_answer" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "activity_id" TEXT NOT NULL,
    "question_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "person" UUID NOT NULL,
    "body" JSONB NOT NULL,
    CONSTRAINT "sealed_answer_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "access_log" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");
CREATE UNIQUE INDEX "room_code_key" ON "room"("code");
CREATE UNIQUE INDEX "room_join_hash_key" ON "room"("join_hash");
CREATE INDEX "room_trainer_account_id_idx" ON "room_trainer"("account_id");
CREATE UNIQUE INDEX "participant_room_id_resume_hash_key" ON "participant"("room_id", "resume_hash");
CREATE INDEX "participant_token_participant_id_idx" ON "participant_token"("participant_id");
CREATE UNIQUE INDEX "room_log_room_id_command_id_key" ON "room_log"("room_id", "command_id");
CREATE INDEX "answer_room_id_activity_id_idx" ON "answer"("room_id", "activity_id");
CREATE INDEX "sealed_answer_room_id_activity_id_idx" ON "sealed_answer"("room_id", "activity_id");
CREATE INDEX "access_log_room_id_idx" ON "access_log"("room_id");
ALTER TABLE "room_trainer" ADD CONSTRAINT "room_trainer_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "participant" ADD CONSTRAINT "participant_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "participant_token" ADD CONSTRAINT "participant_token_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
