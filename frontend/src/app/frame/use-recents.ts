import { useEffect } from "react";
import { useLocation } from "react-router";
import { useBranding } from "@/lib/branding";
import { addRecent } from "@/lib/recents";

/** Pages of one thing; those of lists are a key away anyway. */
const OF_ONE = /^\/(jobs|executions|dashboards|calendars|teams)\/(?!new$)[^/]+$/;
/** By then the page knows what it shows, and has said so in its title. */
const SETTLED_MS = 1_500;

/** Remembers the things whose pages are looked at, by the titles of these. */
export function useRecents(): void {
  const { pathname } = useLocation();
  const { name } = useBranding();
  useEffect(() => {
    if (!OF_ONE.test(pathname)) return;
    const timer = setTimeout(() => {
      const word = document.title.replace(` · ${name}`, "");
      if (word !== "" && word !== name) addRecent({ to: pathname, word });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [pathname, name]);
}
