import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { apiLogSource } from "./api-log-source";
import { LogLoader } from "./log-loader";
import { LogStore } from "./log-store";

/** The log of one execution, loading by itself. Give its component a key: the execution must not change. */
export function useLog(executionId: string, expectedLines: number, onEnd: () => void) {
  const [expected] = useState(expectedLines);
  const [{ store, loader }] = useState(() => {
    const store = new LogStore();
    return { store, loader: new LogLoader(store, apiLogSource(executionId)) };
  });
  useEffect(() => loader.start(expected), [loader, expected]);
  useEffect(() => loader.subscribeEnd(onEnd), [loader, onEnd]);
  const status = useSyncExternalStore(loader.subscribe, () => loader.status);
  const version = useSyncExternalStore(store.subscribe, () => store.version);
  const want = useCallback((offset: number) => loader.want(offset), [loader]);
  return { store, status, version, want };
}
