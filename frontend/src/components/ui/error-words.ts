import {
  CloudOff,
  FileQuestionMark,
  GitCompareArrows,
  Hourglass,
  LockKeyhole,
  LogIn,
  type LucideIcon,
  TriangleAlert,
  Wrench,
} from "lucide-react";
import { ApiProblem, problemText } from "@/lib/api-problem";

/** What is said of something that could not be shown. */
export interface ErrorWords {
  icon: LucideIcon;
  title: string;
  text: string;
  /** What the button says that asks again; null where asking again changes nothing. */
  retry: string | null;
}

const AGAIN = "Try again";

/** One answer for each kind of refusal: what happened, what was kept, what to do. `what` is "The jobs", "This job". */
export function errorWords(error: unknown, what: string): ErrorWords {
  const text = problemText(error);
  if (!(error instanceof ApiProblem)) return broken(what, text);
  if (error.isOffline)
    return {
      icon: CloudOff,
      title: "The server is out of reach",
      text: `${text} What is shown comes back by itself as soon as it answers.`,
      retry: AGAIN,
    };
  if (error.code.startsWith("maintenance"))
    return { icon: Wrench, title: "Maintenance is going on", text, retry: AGAIN };
  switch (error.status) {
    case 401:
      return {
        icon: LogIn,
        title: "You are logged out",
        text: "Log in again to see this; what you typed on this page is kept.",
        retry: AGAIN,
      };
    case 403:
      return { icon: LockKeyhole, title: `${what} may not be seen by you`, text, retry: null };
    case 404:
    case 410:
      return {
        icon: FileQuestionMark,
        title: `${what} cannot be found`,
        text: "It was deleted, its time to be kept is over, or it is not shared with you.",
        retry: AGAIN,
      };
    case 409:
    case 412:
      return { icon: GitCompareArrows, title: "Somebody was faster", text, retry: "Show how it is now" };
    case 429:
      return { icon: Hourglass, title: "Too many requests at once", text, retry: AGAIN };
    default:
      return broken(what, text);
  }
}

function broken(what: string, text: string): ErrorWords {
  return { icon: TriangleAlert, title: `${what} could not be shown`, text, retry: AGAIN };
}
