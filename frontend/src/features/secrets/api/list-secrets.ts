import { useQuery } from "@tanstack/react-query";
import * as api from "@/api/client";
import { MOST, secretKeys } from "./keys";
import { type Place, placeQuery } from "../place";

/** The secrets of a place, by name and without values. */
export function useSecrets(place: Place) {
  return useQuery({
    queryKey: secretKeys.list(place),
    queryFn: ({ signal }) => api.listSecrets({ ...placeQuery(place), limit: MOST }, { signal }),
  });
}
