-- Notes of what was done with data and accounts are sealed, each over the one before.
CREATE TABLE "note_seal" (
    "note_id" UUID NOT NULL,
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "seal" TEXT NOT NULL,

    CONSTRAINT "note_seal_pkey" PRIMARY KEY ("note_id")
);
CREATE UNIQUE INDEX "note_seal_chain_seq_key" ON "note_seal"("chain", "seq");

-- The program neither changes notes nor takes them out; nor does anybody by mistake.
CREATE OR REPLACE FUNCTION "notes_stay"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Notes of what was done are neither changed nor taken out.'; END $$;
CREATE TRIGGER "access_log_stays" BEFORE UPDATE OR DELETE ON "access_log" FOR EACH ROW EXECUTE FUNCTION "notes_stay"();
CREATE TRIGGER "account_note_stays" BEFORE UPDATE OR DELETE ON "account_note" FOR EACH ROW EXECUTE FUNCTION "notes_stay"();
CREATE TRIGGER "note_seal_stays" BEFORE UPDATE OR DELETE ON "note_seal" FOR EACH ROW EXECUTE FUNCTION "notes_stay"();
