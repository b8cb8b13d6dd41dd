import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { formatCount } from "@/lib/format";
import type { LineRange } from "../log/line-link";
import type { LogStore, StoredLine } from "../log/log-store";
import { formatLogTime } from "../log/log-time";
import type { LogRowLook } from "./log-row";
import { LogText } from "./log-text";

interface LogPrintProps {
  store: LogStore;
  look: LogRowLook;
  /** Printed alone when there is one. */
  selection: LineRange | null;
}

/** Lines that go to paper from the beginning, and from the end; about 25 pages. */
const HEAD = 500;
const TAIL = 1000;

/** The log as it is printed: what is chosen, or its beginning and its end; nothing on the screen. */
export function LogPrint({ store, look, selection }: LogPrintProps) {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    // The browser takes the page as it is once these have been called.
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    window.addEventListener("beforeprint", begin);
    window.addEventListener("afterprint", end);
    return () => {
      window.removeEventListener("beforeprint", begin);
      window.removeEventListener("afterprint", end);
    };
  }, []);
  if (!isPrinting) return null;
  const { head, tail } = printedLines(store, selection);
  const left = (tail[0]?.offset ?? 0) - (head.at(-1)?.offset ?? -1) - 1;
  return (
    <div className="log hidden font-mono text-[8pt] leading-[11pt] print:block">
      {head.map((line) => (
        <PrintedLine key={line.offset} line={line} look={look} />
      ))}
      {tail.length > 0 && left > 0 ? (
        <p className="py-1 font-sans italic">… {formatCount(left)} lines are not printed …</p>
      ) : null}
      {tail.map((line) => (
        <PrintedLine key={line.offset} line={line} look={look} />
      ))}
    </div>
  );
}

function PrintedLine({ line, look }: { line: StoredLine; look: LogRowLook }) {
  return (
    <p className="break-all whitespace-pre-wrap">
      <span className="text-faint">
        {line.offset + 1} {formatLogTime(line.time, look, null)}{" "}
      </span>
      <LogText text={line.text.slice(0, 4000)} pattern={null} isCurrent={false} />
    </p>
  );
}

function printedLines(
  store: LogStore,
  selection: LineRange | null,
): { head: StoredLine[]; tail: StoredLine[] } {
  const [start, end] = selection ? [selection.first, selection.last + 1] : [0, store.end];
  if (end - start <= HEAD + TAIL) return { head: [...store.lines(start, end)], tail: [] };
  return { head: [...store.lines(start, start + HEAD)], tail: [...store.lines(end - TAIL, end)] };
}
