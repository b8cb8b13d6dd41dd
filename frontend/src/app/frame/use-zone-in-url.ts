import { useEffect } from "react";
import { useSearchParams } from "react-router";
import { setZoneChoice } from "@/lib/zone";

export const ZONE_PARAMETER = "tz";

/** A link that says `tz=utc` or `tz=mine` shows its times so, as they were when it was copied. */
export function useZoneInUrl(): void {
  const [parameters] = useSearchParams();
  const named = parameters.get(ZONE_PARAMETER);
  useEffect(() => {
    if (named === "utc" || named === "mine") setZoneChoice(named);
  }, [named]);
}
