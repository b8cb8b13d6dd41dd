import { type ReactNode, useState } from "react";
import type { CrontabImport, CrontabImportRequest } from "@/api/types";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { ApiProblem, problemText } from "@/lib/api-problem";
import { countOf } from "@/lib/format";
import { useImportCrontab } from "../api/import-crontab";
import { type CrontabText, useCrontabPreview } from "../api/preview-crontab";
import { looksLikeSystem } from "../crontab-lines";
import { ownTimezone } from "@/lib/timezones";
import { useDebounced } from "../use-debounced";
import { CrontabInput } from "./crontab-input";
import { CrontabOptions } from "./crontab-options";
import { ImportPreview } from "./import-preview";

type ImportState = CrontabImportRequest["state"];

interface ImportFormProps {
  onImported: (text: string, result: CrontabImport, state: ImportState) => void;
}

const STATES = [
  { value: "paused", label: "Paused" },
  { value: "active", label: "Active" },
  { value: "draft", label: "Draft" },
] as const;
const PAUSE_MS = 350;
const FIELDS = ["/text", "/kind", "/timezone"];

/** Reads a crontab, shows what each line means while it is typed, and imports it. */
export function ImportForm({ onImported }: ImportFormProps) {
  const [crontab, setCrontab] = useState<CrontabText>(() => ({
    text: "",
    kind: "user",
    timezone: ownTimezone(),
  }));
  const [state, setState] = useState<ImportState>("paused");
  const settled = useDebounced(crontab, PAUSE_MS);
  const preview = useCrontabPreview(settled);
  const importing = useImportCrontab();
  const problem = fieldsOf(importing.error) ?? fieldsOf(preview.error);
  const change = (part: Partial<CrontabText>) => {
    importing.reset();
    setCrontab({ ...crontab, ...part });
  };
  const isEmpty = crontab.text.trim() === "";
  const isSettled = settled === crontab && !preview.isFetching && preview.isSuccess;
  const jobs = isSettled ? preview.data.result.totals.jobs : 0;
  const submit = () =>
    importing.mutate(
      { ...crontab, state },
      { onSuccess: (result) => onImported(crontab.text, result, state) },
    );

  return (
    <div className="grid gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <CrontabInput
          text={crontab.text}
          error={problem?.field("/text")}
          onChange={(text) => change({ text })}
        />
        <CrontabOptions
          kind={crontab.kind}
          timeZone={crontab.timezone}
          suggestsSystem={crontab.kind === "user" && looksLikeSystem(crontab.text)}
          kindError={problem?.field("/kind")}
          timeZoneError={problem?.field("/timezone")}
          onKind={(kind) => change({ kind })}
          onTimeZone={(timezone) => change({ timezone })}
        />
        <div className="flex flex-wrap items-center gap-3">
          <span className="text-sm text-quiet" aria-hidden="true">
            Import as
          </span>
          <Segmented label="Import the jobs as" value={state} options={STATES} onChange={setState} />
          <Button variant="primary" disabled={jobs === 0} isBusy={importing.isPending} onClick={submit}>
            {jobs > 0 ? `Import ${countOf(jobs, "job")} as ${state}` : "Import"}
          </Button>
        </div>
        <Failure error={importing.error} />
      </div>
      <div className="min-w-0">
        {isEmpty ? (
          <Hint>Each line will be listed here with what it means, before anything is saved.</Hint>
        ) : null}
        {!isEmpty && preview.data ? <ImportPreview {...preview.data} isStale={!isSettled} /> : null}
        {!isEmpty && preview.isLoading ? <SkeletonRows rows={8} /> : null}
        {!isEmpty && preview.isError ? <Failure error={preview.error} /> : null}
      </div>
    </div>
  );
}

/** What is wrong beyond the fields, which say for themselves what is wrong with them. */
function Failure({ error }: { error: unknown }) {
  const problem = fieldsOf(error);
  if (!error || FIELDS.some((field) => problem?.field(field))) return null;
  return (
    <p role="alert" className="text-sm text-failed">
      {problemText(error)}
    </p>
  );
}

function Hint({ children }: { children: ReactNode }) {
  return <p className="py-14 text-center text-sm text-faint max-xl:hidden">{children}</p>;
}

function fieldsOf(error: unknown): ApiProblem | null {
  return error instanceof ApiProblem ? error : null;
}
