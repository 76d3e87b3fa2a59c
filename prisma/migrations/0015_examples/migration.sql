-- AlterTable
ALTER TABLE "room" ADD COLUMN     "example" TEXT;

-- CreateTable
CREATE TABLE "examples_away" (
    "account_id" UUID NOT NULL,

    CONSTRAINT "examples_away_pkey" PRIMARY KEY ("account_id")
);
