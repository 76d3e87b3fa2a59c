"use server";
import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { requireAccount } from "@/server/accounts/page-guards";
import { openExample, setExamplesHidden, shippedExamples } from "@/server/store/rooms/examples";

/** Opens the debrief of an example, which is restored for it where nobody did so before. */
export async function lookAtExample(form: FormData): Promise<void> {
  await requireAccount();
  const name = shippedExamples().find((one) => one === form.get("example"));
  if (!name) redirect("/trainer");
  redirect(`/debrief/${await openExample(name)}`);
}

/** Puts the examples away for the one who asks, or brings them back. */
export async function keepExamples(form: FormData): Promise<void> {
  const account = await requireAccount();
  await setExamplesHidden(account.id, form.get("away") === "1");
  revalidatePath("/trainer");
}
