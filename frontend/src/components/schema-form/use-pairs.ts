import { useState } from "react";
import type { KeyValue } from "@/components/ui/key-value-editor";

/** Rows being typed, some still without a name, over an object that has only finished ones. */
export function usePairs(
  value: unknown,
  onChange: (value: Record<string, string>) => void,
): [rows: KeyValue[], setRows: (rows: KeyValue[]) => void] {
  const [rows, setRows] = useState<KeyValue[]>(() => Object.entries((value ?? {}) as Record<string, string>));
  const change = (next: KeyValue[]) => {
    setRows(next);
    onChange(Object.fromEntries(next.filter(([name]) => name !== "")));
  };
  return [rows, change];
}
