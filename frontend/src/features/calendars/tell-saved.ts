import { toast } from "@/lib/toast";
import type { CalendarView } from "@/api/types";

/** Says that a calendar is saved, and what may surprise about it. */
export function tellSaved({ name, warnings }: CalendarView): void {
  const details = warnings.map(({ detail }) => detail).join(" ");
  if (details === "") toast(`Saved ${name}`);
  else toast(`Saved ${name}`, { description: details, duration: 15_000 });
}
