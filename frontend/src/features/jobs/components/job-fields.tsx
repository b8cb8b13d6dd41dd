import { memo } from "react";
import type { Owner } from "@/lib/owners";
import type { JobFormPart } from "../job-draft";
import { JobSentence } from "../phrase/job-sentence";
import { draftsOfReading } from "../phrase/phrase-words";
import { SchedulePhrase } from "../phrase/schedule-phrase";
import { zoneOf } from "../schedule-draft";
import type { DraftPreview } from "../use-draft-preview";
import { BasicsFields } from "./basics-fields";
import { ExecutorFields } from "./executor-fields";
import { FormPart } from "./form-part";
import type { FormPartProps } from "./form-part-props";
import { JobFormParts } from "./job-form-parts";
import { OwnerField } from "./owner-field";
import { ScheduleBuilder } from "./schedule-builder";
import { SchedulePreviewPanel } from "./schedule-preview-panel";

interface JobFieldsProps extends FormPartProps {
  preview: DraftPreview;
  /** Whose a new job can be; null for one that is there. */
  owners: readonly Owner[] | null;
  /** Parts in which something is not complete. */
  incomplete: readonly JobFormPart[];
}

/** The fields of a job, what matters most first. Drawn anew only when something of them is another. */
export const JobFields = memo(function JobFields({ preview, owners, incomplete, ...parts }: JobFieldsProps) {
  const { draft, set, errorAt } = parts;
  return (
    <>
      {owners === null ? null : <JobSentence draft={draft} onFill={set} />}
      <FormPart title="What it is">
        <BasicsFields {...parts} />
        {owners === null ? null : <OwnerField {...parts} owners={owners} />}
      </FormPart>
      <FormPart title="What it runs">
        <ExecutorFields {...parts} />
      </FormPart>
      <FormPart title="When">
        <div className="flex flex-col gap-4">
          <SchedulePhrase
            timezone={zoneOf(draft.schedule)}
            onUse={(reading) => set(draftsOfReading(reading, draft.timing))}
          />
          <ScheduleBuilder
            value={draft.schedule}
            onChange={(schedule) => set({ schedule })}
            errorAt={(pointer) => errorAt(`/schedule${pointer}`)}
          />
          {draft.schedule.isByHand ? null : (
            <SchedulePreviewPanel preview={preview} snoozedUntil={draft.snoozed_until} />
          )}
        </div>
      </FormPart>
      <JobFormParts {...parts} incomplete={incomplete} />
    </>
  );
});
