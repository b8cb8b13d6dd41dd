import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

export interface UrlFilters {
  text: (name: string) => string;
  list: (name: string) => string[];
  /** Sets or, with empty values, removes parameters; typing replaces history instead of growing it. */
  set: (
    changes: Record<string, string | readonly string[] | undefined>,
    options?: { replace?: boolean },
  ) => void;
}

/** Filters that live in the address, so that back works and a link shows the same. */
export function useUrlFilters(): UrlFilters {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback<UrlFilters["set"]>(
    (changes, options) => {
      setParameters(
        (current) => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            next.delete(name);
            for (const item of typeof value === "string" ? [value] : (value ?? [])) {
              if (item !== "") next.append(name, item);
            }
          }
          return next;
        },
        { replace: options?.replace ?? true, preventScrollReset: true },
      );
    },
    [setParameters],
  );
  return useMemo(
    () => ({
      text: (name) => parameters.get(name) ?? "",
      list: (name) => parameters.getAll(name),
      set,
    }),
    [parameters, set],
  );
}
