import { Link } from "react-router";
import type { LogComparison, LogHunk } from "@/api/types";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";
import { countOf } from "@/lib/format";
import { plainText } from "@/lib/ansi";
import { writeLineHash } from "../log/line-link";
import { type HunkRow, hunkRows, withGaps } from "./hunk-rows";

interface LogDifferenceProps {
  log: LogComparison;
  leftId: string;
  rightId: string;
}

const SIGNS: Record<HunkRow["kind"], string> = { same: " ", left: "−", right: "+" };
const KIND_WORDS: Record<HunkRow["kind"], string> = {
  same: "",
  left: "only left: ",
  right: "only right: ",
};
const GROUNDS: Record<HunkRow["kind"], string> = {
  same: "",
  left: "bg-[color-mix(in_srgb,var(--state-failed)_9%,var(--page))]",
  right: "bg-[color-mix(in_srgb,var(--state-succeeded)_10%,var(--page))]",
};

/** Where two logs differ, a stretch after the other, with a few equal lines around each. */
export function LogDifference({ log, leftId, rightId }: LogDifferenceProps) {
  if (log.left_lines === 0 && log.right_lines === 0)
    return <p className="py-2 text-sm text-quiet">Neither has printed anything.</p>;
  return (
    <>
      {log.truncated ? (
        <p className="py-2 text-sm text-missed">
          These logs are long: not all of their lines were compared, or not all differences are shown.
        </p>
      ) : null}
      {log.hunks.length === 0 ? (
        <p className="py-2 text-sm text-quiet">
          {log.truncated
            ? "What was compared is alike."
            : `All ${countOf(log.left_lines, "line")} are alike.`}
        </p>
      ) : (
        <div className="py-2" role="group" aria-label="Lines that differ">
          {withGaps(log.hunks).map(({ hunk, skipped }) => (
            <div key={`${hunk.left_start} ${hunk.right_start}`}>
              {skipped > 0 ? (
                <p className="py-1 pl-[1ch] text-xs text-faint">{countOf(skipped, "equal line")}</p>
              ) : null}
              <Hunk hunk={hunk} leftId={leftId} rightId={rightId} />
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function Hunk({ hunk, leftId, rightId }: { hunk: LogHunk; leftId: string; rightId: string }) {
  return (
    <ol className="font-mono text-[12.5px] leading-5">
      {hunkRows(hunk).map((row) => (
        <li key={`${row.left} ${row.right}`} className={cn("flex", GROUNDS[row.kind])}>
          <LineNumber id={leftId} line={row.left} side="left" />
          <LineNumber id={rightId} line={row.right} side="right" />
          <span className="w-[3ch] shrink-0 text-center text-quiet select-none" aria-hidden="true">
            {SIGNS[row.kind]}
          </span>
          <span className="sr-only">{KIND_WORDS[row.kind]}</span>
          <span className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">
            {plainText(row.text) || " "}
          </span>
        </li>
      ))}
    </ol>
  );
}

function LineNumber({ id, line, side }: { id: string; line: number | null; side: string }) {
  return (
    <span className="w-[6ch] shrink-0 pr-[1ch] text-right text-faint select-none max-sm:w-[4.5ch]">
      {line === null ? null : (
        <Link
          to={{ pathname: paths.execution(id), hash: writeLineHash({ first: line - 1, last: line - 1 }) }}
          tabIndex={-1}
          aria-label={`Line ${line} of the ${side} log`}
          className="hover:text-fg hover:underline"
        >
          {line}
        </Link>
      )}
    </span>
  );
}
