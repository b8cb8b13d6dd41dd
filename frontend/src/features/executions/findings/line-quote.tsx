import { Link } from "react-router";
import type { LogMark } from "@/api/types";
import { paths } from "@/config/paths";
import { plainText } from "@/lib/ansi";
import { formatCount } from "@/lib/format";
import { writeLineHash } from "../log/line-link";

interface LineQuoteProps {
  executionId: string;
  mark: LogMark;
  /** It is of the log on this page. */
  isHere?: boolean;
}

/** A line of a log, leading to where it stands. */
export function LineQuote({ executionId, mark: { offset, text }, isHere = false }: LineQuoteProps) {
  const hash = writeLineHash({ first: offset, last: offset });
  return (
    <Link
      to={isHere ? { hash } : { pathname: paths.execution(executionId), hash }}
      {...(isHere ? { replace: true, preventScrollReset: true } : {})}
      className="group flex min-w-0 gap-3"
    >
      <span className="shrink-0 text-quiet underline decoration-line-strong underline-offset-2 group-hover:text-fg">
        line {formatCount(offset + 1)}
      </span>
      <span
        className="line-clamp-2 min-w-0 font-mono text-[12.5px] [overflow-wrap:anywhere]"
        title={text.length > 120 ? text : undefined}
      >
        {plainText(text)}
      </span>
    </Link>
  );
}
