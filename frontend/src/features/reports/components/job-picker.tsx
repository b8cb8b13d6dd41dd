import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import * as api from "@/api/client";
import type { FieldControl } from "@/components/ui/field";
import { FoundPicker } from "@/components/ui/found-picker";
import { useDebounced } from "@/lib/use-debounced";

interface JobPickerProps extends Partial<FieldControl> {
  value: string;
  onChange: (id: string) => void;
}

const TYPING_MS = 200;
const SHOWN = 20;

/** One of the jobs that one sees. */
export function JobPicker({ value, onChange, ...control }: JobPickerProps) {
  const [text, setText] = useState("");
  const words = useDebounced(text.trim(), TYPING_MS);
  const found = useQuery({
    queryKey: ["jobs", "picker", words],
    queryFn: ({ signal }) => api.listJobs({ search: words || null, limit: SHOWN }, { signal }),
  });
  const chosen = useQuery({
    queryKey: ["jobs", "picked", value],
    queryFn: ({ signal }) => api.getJob({ job_id: value }, { signal }),
    enabled: value !== "",
  });
  return (
    <FoundPicker
      {...control}
      value={value}
      label={chosen.data?.name}
      text={text}
      onText={setText}
      options={(found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      isLooking={found.isFetching}
      onChange={onChange}
      placeholder="Choose a job"
      searchHint="Words of its name"
    />
  );
}
