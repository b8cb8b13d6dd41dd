import { useMemo } from "react";
import type { CrontabImport } from "@/api/types";
import { Section } from "@/components/ui/section";
import { cn } from "@/lib/cn";
import { countOf } from "@/lib/format";
import { accountLines } from "../crontab-lines";
import { PreviewLine } from "./preview-line";

interface ImportPreviewProps {
  /** The text that `result` is about. */
  text: string;
  result: CrontabImport;
  /** A newer answer is on its way. */
  isStale: boolean;
}

/** Every line of the crontab with what it means; the totals first. */
export function ImportPreview({ text, result, isStale }: ImportPreviewProps) {
  const lines = useMemo(() => accountLines(text, result), [text, result]);
  const { totals } = result;
  const rejected = lines.filter(({ kind }) => kind === "rejected").length;
  return (
    <Section title="What each line means" note={countOf(lines.length, "line")}>
      <p role="status" className="py-2 text-sm text-quiet">
        <span className="font-medium text-fg">{countOf(totals.jobs, "job")}</span>,{" "}
        {countOf(totals.settings, "setting")}, {countOf(totals.comments, "comment")}
        {rejected > 0 ? (
          <>
            , <span className="font-medium text-failed">{countOf(rejected, "line")} not understood</span>
          </>
        ) : (
          ", nothing left over"
        )}
      </p>
      <ol className={cn("border-t border-line text-sm transition-opacity", isStale && "opacity-60")}>
        {lines.map((item) => (
          <PreviewLine key={item.line} item={item} />
        ))}
      </ol>
    </Section>
  );
}
