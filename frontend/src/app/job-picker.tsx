import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { FieldControl } from "@/components/ui/field";
import { FoundPicker } from "@/components/ui/found-picker";
import { findJobsOptions } from "@/features/jobs/api/find-jobs";
import { jobOptions } from "@/features/jobs/api/get-job";
import { useDebounced } from "@/lib/use-debounced";

interface JobPickerProps extends Partial<FieldControl> {
  /** Its id; empty for none. */
  jobId: string;
  onChange: (jobId: string) => void;
  /** What no job means. */
  placeholder: string;
  name?: string;
  className?: string;
}

const TYPING_MS = 150;

/** One job, found by its name. */
export function JobPicker({ jobId, onChange, ...rest }: JobPickerProps) {
  const [text, setText] = useState("");
  const found = useQuery(findJobsOptions(useDebounced(text.trim(), TYPING_MS)));
  const chosen = useQuery({ ...jobOptions(jobId), enabled: jobId !== "" });
  return (
    <FoundPicker
      {...rest}
      value={jobId}
      label={chosen.data?.name}
      text={text}
      onText={setText}
      options={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      isLooking={found.isFetching}
      onChange={onChange}
      searchHint="Name of a job"
    />
  );
}
