"use client";
import CardDialog from "@/components/console/cards/card-dialog";
import { useCounting } from "@/components/console/panels/count-panel";

/** The console's way to answer cards, and to what other devices have read. */
export default function CardPanel({ onClose }: { onClose: () => void }) {
  const counting = useCounting("card");
  return (
    <CardDialog counting={counting} onClose={onClose}>
      {counting?.others}
    </CardDialog>
  );
}
