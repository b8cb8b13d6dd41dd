import { useEffect, useRef, useState } from "react";
import { dropDraft, keepDraft, type KeptDraft, keptDraft } from "./draft-shelf";

const TYPING_MS = 300;

/**
 * Keeps what is being written so that it survives a reload, a crash and a lost session. `offer` is what an earlier page
 * kept; until it is taken or dropped nothing takes its place.
 */
export function useKeptDraft(key: string, written: Omit<KeptDraft, "keptAt"> | null) {
  const [offer, setOffer] = useState(() => keptDraft(key));
  const latest = useRef(written);
  const isOffered = offer !== null;

  useEffect(() => {
    latest.current = written;
    if (written === null || isOffered) return;
    const keep = () => {
      if (latest.current) keepDraft(key, { ...latest.current, keptAt: Date.now() });
    };
    const timer = setTimeout(keep, TYPING_MS);
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
    };
  }, [key, written, isOffered]);

  return {
    offer,
    /** The offer was taken over, or is not wanted. */
    settle: (isWanted: boolean) => {
      if (!isWanted) dropDraft(key);
      setOffer(null);
    },
    /** It was saved, or thrown away. */
    clear: () => {
      latest.current = null;
      dropDraft(key);
    },
  };
}
