import { CircleAlert, TriangleAlert } from "lucide-react";
import { useMemo, useState } from "react";
import type { JobCheck, ProblemError } from "@/api/types";
import { useCatalog } from "../api/get-catalog";
import { completerFor } from "./complete";
import { type Mark, readText } from "./definition-yaml";
import type { Definition } from "./whole-input";
import { YamlEditor } from "./yaml-editor";

interface YamlViewProps {
  text: string;
  /** What was written; undefined while it cannot be read. */
  onChange: (text: string, definition: Definition | undefined) => void;
  check: JobCheck | undefined;
  /** What saving it was refused for. */
  refused: readonly ProblemError[];
}

/** The same job as its form has, as a text. What is wrong is marked at its line, and listed below. */
export function YamlView({ text, onChange, check, refused }: YamlViewProps) {
  const { data: catalog } = useCatalog();
  const [jump, setJump] = useState<{ at: number } | null>(null);
  const marks = useMemo(() => marksOf(text, check, refused), [text, check, refused]);
  const complete = useMemo(() => completerFor(catalog?.executors ?? []), [catalog]);
  return (
    <div className="flex flex-col gap-3">
      <YamlEditor
        text={text}
        marks={marks}
        jump={jump}
        complete={complete}
        onChange={(next) => onChange(next, readText(next).definition)}
      />
      <p className="text-sm text-quiet" aria-live="polite">
        {marks.some(({ severity }) => severity === "error")
          ? null
          : check?.schedule_text
            ? `It runs: ${check.schedule_text}.`
            : "What is left out is as usual."}
      </p>
      {marks.length > 0 ? (
        <ul
          aria-label="What is to be said of it"
          className="sticky bottom-28 z-10 flex max-h-28 flex-col overflow-auto border-t border-line bg-page py-1.5 text-sm md:bottom-14"
        >
          {marks.map((mark) => (
            <li key={`${mark.from} ${mark.text}`}>
              <button
                type="button"
                className="flex w-full items-baseline gap-2 rounded-sm py-0.5 text-left hover:bg-hover"
                onClick={() => setJump({ at: mark.from })}
              >
                <MarkIcon severity={mark.severity} />
                <span className="shrink-0 text-faint">line {mark.line}</span>
                <span className={mark.severity === "error" ? "text-failed" : "text-missed"}>{mark.text}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function MarkIcon({ severity }: Pick<Mark, "severity">) {
  const Icon = severity === "error" ? CircleAlert : TriangleAlert;
  const looks = severity === "error" ? "text-failed" : "text-missed";
  return <Icon size={13} className={`shrink-0 translate-y-0.5 ${looks}`} aria-label={severity} />;
}

const STATE_ELSEWHERE = {
  pointer: "/state",
  text: "Whether the job is active is said by the buttons of the page; this is left aside.",
  severity: "warning" as const,
};

/** What cannot be read; else what the server refuses of it, and what may surprise. */
function marksOf(text: string, check: JobCheck | undefined, refused: readonly ProblemError[]): Mark[] {
  const { definition, marks, placeOf } = readText(text);
  if (definition === undefined) return marks;
  const errors = check && refused.length === 0 ? check.errors : refused;
  const found = [
    ...("state" in definition ? [STATE_ELSEWHERE] : []),
    ...errors.map(({ pointer, detail }) => ({ pointer, text: detail, severity: "error" as const })),
    ...(check?.warnings ?? []).map(({ pointer, detail }) => ({
      pointer,
      text: detail,
      severity: "warning" as const,
    })),
  ];
  return found.map(({ pointer, ...mark }) => ({ ...placeOf(pointer), ...mark }));
}
