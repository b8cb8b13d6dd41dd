import { useMutation, useQueryClient } from "@tanstack/react-query";
import * as api from "@/api/client";
import { secretKeys, variableKeys } from "./keys";
import { type Place, placeQuery } from "../place";

/** What is deleted, and from where. */
export interface Removal {
  kind: "secret" | "variable";
  name: string;
  place: Place;
}

/** Deletes a secret or a variable; refused while jobs use it, unless forced. */
export function useRemove({ kind, name, place }: Removal) {
  const client = useQueryClient();
  const isSecret = kind === "secret";
  return useMutation({
    mutationFn: (isForced: boolean) => {
      const where = { ...placeQuery(place), ...(isForced ? { force: true } : {}) };
      return isSecret ? api.deleteSecret({ name, ...where }) : api.deleteVariable({ key: name, ...where });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: isSecret ? secretKeys.all : variableKeys.all }),
  });
}
