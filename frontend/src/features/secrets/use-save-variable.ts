import { useState } from "react";
import type { Variable, VariableInput } from "@/api/types";
import { ApiProblem } from "@/lib/api-problem";
import { getVariable, usePutVariable } from "./api/variables";
import { type Place, placeQuery } from "./place";

const CONFLICT = 409;

type Wanted = Pick<VariableInput, "value" | "description"> & { key: string };

/**
 * Saves a variable if it is still what the person saw; else `theirs` is what it is by now. `variable` null: only if there
 * is none of that name yet.
 */
export function useSaveVariable(variable: Variable | null, place: Place) {
  const put = usePutVariable(place);
  const [seen, setSeen] = useState(variable?.version ?? 0);
  const [theirs, setTheirs] = useState<Variable | null>(null);
  const start = async (wanted: Wanted, over: number | null, onSaved: () => void): Promise<void> => {
    const expected = over ?? seen;
    try {
      await put.mutateAsync({ ...wanted, job_id: placeQuery(place).job_id, expected_version: expected });
      onSaved();
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== CONFLICT) return;
      const present = await getVariable(wanted.key, place).catch(() => null);
      if (present && present.version !== expected) setTheirs(present);
    }
  };
  const accept = (present: Variable) => {
    setSeen(present.version);
    setTheirs(null);
    put.reset();
  };
  return { start, accept, theirs, isBusy: put.isPending, error: put.error };
}
