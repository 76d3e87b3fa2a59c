-- Rows of a room are refused once it is deleted, and deleted with it: what was being stored while a rehearsal was wiped stays nowhere.
-- NOT VALID: rows that are there are not looked at, so that nobody waits.
ALTER TABLE "room_log" ADD CONSTRAINT "room_log_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "room_snapshot" ADD CONSTRAINT "room_snapshot_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "run_key" ADD CONSTRAINT "run_key_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "sealed_answer" ADD CONSTRAINT "sealed_answer_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "promise" ADD CONSTRAINT "promise_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "post" ADD CONSTRAINT "post_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "post_support" ADD CONSTRAINT "post_support_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "sheet_update" ADD CONSTRAINT "sheet_update_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "sheet_remark" ADD CONSTRAINT "sheet_remark_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "round_presence" ADD CONSTRAINT "round_presence_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "sector_split" ADD CONSTRAINT "sector_split_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "certificate_rules" ADD CONSTRAINT "certificate_rules_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "session_run" ADD CONSTRAINT "session_run_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "attendance_guest" ADD CONSTRAINT "attendance_guest_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "certificate_claim" ADD CONSTRAINT "certificate_claim_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "follow_up_count" ADD CONSTRAINT "follow_up_count_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
ALTER TABLE "follow_up_text" ADD CONSTRAINT "follow_up_text_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
