import { DurationInput } from "@/components/ui/duration-input";
import { Field } from "@/components/ui/field";
import { WallTimeInput } from "@/components/ui/wall-time-input";
import { zoneOf } from "../schedule-draft";
import type { TimingDraft } from "../timing-draft";
import { CalendarChoice } from "./calendar-choice";
import type { FormPartProps } from "./form-part-props";
import { WindowRows } from "./window-rows";

/** What narrows the schedule. */
export function TimingFields({ draft, set, errorAt }: FormPartProps) {
  const { timing } = draft;
  const zone = zoneOf(draft.schedule);
  const change = (changes: Partial<TimingDraft>) => set({ timing: { ...timing, ...changes } });
  return (
    <div className="flex flex-col gap-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Not before" hint={`In ${zone}.`} error={errorAt("/timing/starts_at")} isOptional>
          {(control) => (
            <WallTimeInput
              {...control}
              value={timing.starts_at}
              onChange={(startsAt) => change({ starts_at: startsAt })}
            />
          )}
        </Field>
        <Field label="Not after" hint={`In ${zone}.`} error={errorAt("/timing/ends_at")} isOptional>
          {(control) => (
            <WallTimeInput
              {...control}
              value={timing.ends_at}
              onChange={(endsAt) => change({ ends_at: endsAt })}
            />
          )}
        </Field>
        <Field
          label="Snoozed until"
          hint="Due times before are skipped; after it, all goes on by itself."
          error={errorAt("/snoozed_until")}
          isOptional
        >
          {(control) => (
            <WallTimeInput
              {...control}
              value={draft.snoozed_until}
              onChange={(snoozedUntil) => set({ snoozed_until: snoozedUntil })}
            />
          )}
        </Field>
        <Field
          label="Jitter"
          hint="It runs up to this much later, always by the same time: the job’s id decides."
          error={errorAt("/timing/jitter_s")}
          isOptional
        >
          {(control) => (
            <DurationInput
              {...control}
              label="the jitter"
              placeholder="none"
              value={timing.jitter_s}
              onChange={(jitterS) => change({ jitter_s: jitterS })}
            />
          )}
        </Field>
      </div>
      <WindowRows
        windows={timing.windows}
        onChange={(windows) => change({ windows })}
        errorAt={(index) => errorAt(`/timing/windows/${index}`)}
        zone={zone}
      />
      <CalendarChoice
        ownerId={draft.owner_id}
        value={timing.calendars}
        onChange={(calendars) => change({ calendars })}
        tags={draft.tags}
        error={errorAt("/timing/calendars")}
      />
    </div>
  );
}
