import { useMemo } from "react";
import { useMe } from "@/features/auth/api/get-me";
import type { Owner } from "@/lib/owners";

/** Oneself first, then one's teams by name; empty until that is known. */
export function useOwners(): readonly Owner[] {
  const { data: me } = useMe();
  return useMemo(() => {
    if (!me) return [];
    const teams = [...me.teams].sort((left, right) => left.name.localeCompare(right.name));
    return [{ id: me.user.id, name: "Me", role: null }, ...teams];
  }, [me]);
}
