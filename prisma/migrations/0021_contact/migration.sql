-- Who answers for a room's data, and how to reach them; people read it at the door.
ALTER TABLE "room" ADD COLUMN "contact" TEXT;
