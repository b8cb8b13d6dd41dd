import { useId, useMemo } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import type { CrontabText } from "../api/preview-crontab";
import { timezones } from "@/lib/timezones";

interface CrontabOptionsProps {
  kind: CrontabText["kind"];
  timeZone: string;
  /** The lines seem to name users although the kind says that they do not. */
  suggestsSystem: boolean;
  timeZoneError?: string | undefined;
  kindError?: string | undefined;
  onKind: (kind: CrontabText["kind"]) => void;
  onTimeZone: (timeZone: string) => void;
}

const KINDS = [
  { value: "user", label: "User crontab" },
  { value: "system", label: "System crontab" },
] as const;

/** How the text is to be read. */
export function CrontabOptions(props: CrontabOptionsProps) {
  const zonesId = useId();
  const zones = useMemo(() => timezones(), []);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field
        label="Kind"
        error={props.kindError}
        hint={
          props.suggestsSystem ? (
            <>
              These lines seem to name a user.{" "}
              <Button
                variant="ghost"
                size="sm"
                className="h-auto px-1 text-xs underline"
                onClick={() => props.onKind("system")}
              >
                Read as a system crontab
              </Button>
            </>
          ) : props.kind === "user" ? (
            "Five fields, then the command."
          ) : (
            "Five fields, a user, then the command."
          )
        }
      >
        {({ id }) => (
          <div id={id}>
            <Segmented
              label="Kind"
              value={props.kind}
              options={KINDS}
              onChange={props.onKind}
              className="w-full"
            />
          </div>
        )}
      </Field>
      <Field
        label="Time zone"
        error={props.timeZoneError}
        hint="Of the machine that runs it today; CRON_TZ in the text wins."
      >
        {(control) => (
          <>
            <Input
              {...control}
              list={zonesId}
              value={props.timeZone}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => props.onTimeZone(event.target.value)}
            />
            <datalist id={zonesId}>
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </Field>
    </div>
  );
}
