import { useState } from "react";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { Me } from "@/api/types";
import { Button } from "@/components/ui/button";
import { ChoicePicker } from "@/components/ui/choice-picker";
import { Facts } from "@/components/ui/facts";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { ownTimezone, timezones } from "@/lib/timezones";
import { meOptions } from "../api/get-me";
import { TextField } from "../components/text-field";
import { refusals } from "../refused-field";
import { useAccountChange } from "./api";
import { EmailDialog } from "./email-dialog";

/** Stands for "as the browser has it", which the API keeps as no zone at all. */
const BROWSERS = "browser";

function zoneOptions() {
  return [
    { value: BROWSERS, label: `As this browser has it: ${ownTimezone()}` },
    ...timezones().map((zone) => ({ value: zone, label: zone, keywords: [zone.replaceAll("_", " ")] })),
  ];
}

/** How one is called, and where mail goes. */
export function ProfileSection({ me: { user, teams } }: { me: Me }) {
  const [name, setName] = useState(user.name);
  const [username, setUsername] = useState(user.username ?? "");
  const [timezone, setTimezone] = useState(user.timezone);
  const [isChangingEmail, setChangingEmail] = useState(false);
  const save = useAccountChange(api.changeMe, meOptions.queryKey);
  const refused = refusals(save.error, ["name", "username", "timezone"]);
  const isChanged = name !== user.name || username !== (user.username ?? "") || timezone !== user.timezone;
  return (
    <div className="flex max-w-xl flex-col gap-7">
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(
            { name: name.trim(), username: username.trim() || null, timezone },
            { onSuccess: () => toast("Your profile is saved") },
          );
        }}
      >
        <TextField
          label="Name"
          autoComplete="name"
          value={name}
          error={refused.of("name")}
          onChange={setName}
        />
        <TextField
          label="User name"
          isOptional
          autoCapitalize="off"
          spellCheck={false}
          hint="To log in with in place of the e-mail address."
          value={username}
          error={refused.of("username")}
          onChange={setUsername}
        />
        <Field label="Time zone" error={refused.of("timezone")}>
          {(control) => (
            <ChoicePicker
              {...control}
              value={timezone || BROWSERS}
              options={zoneOptions()}
              onChange={(zone) => setTimezone(zone === BROWSERS ? "" : zone)}
              placeholder="Choose a zone"
              searchHint="Type a city or a region"
              nothingFound="No zone has this name."
            />
          )}
        </Field>
        <FormError error={refused.rest} />
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          disabled={!isChanged}
          isBusy={save.isPending}
        >
          Save
        </Button>
      </form>
      <Section title="Account">
        <div className="pt-2">
          <Facts
            items={[
              [
                "E-mail",
                <span key="email" className="flex flex-wrap items-center gap-x-3">
                  <span className="[overflow-wrap:anywhere]">{user.email}</span>
                  <Button size="sm" onClick={() => setChangingEmail(true)}>
                    Change
                  </Button>
                </span>,
              ],
              ["Role", user.role],
              ["Teams", teams.length > 0 ? teams.map((team) => team.name).join(", ") : undefined],
              ["Since", <Time key="since" value={user.created_at} />],
            ]}
          />
        </div>
      </Section>
      {isChangingEmail ? <EmailDialog onClose={() => setChangingEmail(false)} /> : null}
    </div>
  );
}
