import type { ComponentType } from "react";
import type { FieldControl } from "@/components/ui/field";

/** One job, found by its name: the application hands it in. */
export type JobPickerType = ComponentType<
  Partial<FieldControl> & { jobId: string; onChange: (jobId: string) => void; placeholder: string }
>;

export interface FieldsProps<C> {
  config: C;
  onChange: (config: C) => void;
  JobPicker: JobPickerType;
}
