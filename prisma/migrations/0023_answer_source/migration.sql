-- How an answer came, where not by the person's own phone: a phone that goes round, or paper.
ALTER TABLE "answer" ADD COLUMN "source" TEXT;
ALTER TABLE "sealed_answer" ADD COLUMN "source" TEXT;
