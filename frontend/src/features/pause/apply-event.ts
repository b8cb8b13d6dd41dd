import type { QueryClient } from "@tanstack/react-query";
import type { ChronosEvent } from "@/api/types";

/** A pause of all scheduling began or ended: what any page shows may be old. True when the event was that. */
export function applyPauseEvent(client: QueryClient, event: ChronosEvent): boolean {
  if (event.type !== "scheduling.paused" && event.type !== "scheduling.resumed") return false;
  void client.invalidateQueries();
  return true;
}
