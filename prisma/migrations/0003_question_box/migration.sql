-- CreateTable
CREATE TABLE "post" (
    "room_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "support" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "post_pkey" PRIMARY KEY ("room_id","id")
);

-- CreateTable
CREATE TABLE "post_support" (
    "room_id" UUID NOT NULL,
    "post_id" TEXT NOT NULL,
    "pseudonym" TEXT NOT NULL,

    CONSTRAINT "post_support_pkey" PRIMARY KEY ("room_id","post_id","pseudonym")
);
