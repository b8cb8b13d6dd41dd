import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { countOf, formatCount } from "@/lib/format";
import { useMailState, useTestMail } from "../api/settings";
import { CheckResult } from "@/components/ui/check-result";

/** Sends a message with what is saved, and tells what became of the latest ones. */
export function MailTest({ isTouched }: { isTouched: boolean }) {
  const [to, setTo] = useState("");
  const { data } = useMailState();
  const test = useTestMail();
  return (
    <Section title="Try it out" className="mt-8">
      <form
        className="mt-3 flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          test.mutate(to.trim());
        }}
      >
        <Field
          label="Send a test message to"
          hint={isTouched ? "It is sent with what is saved: save first." : undefined}
        >
          {(control) => (
            <span className="flex gap-2">
              <Input {...control} type="email" value={to} onChange={({ target }) => setTo(target.value)} />
              <Button type="submit" isBusy={test.isPending} disabled={to.trim() === "" || isTouched}>
                Send
              </Button>
            </span>
          )}
        </Field>
        <FormError error={test.error} />
        {test.data ? <CheckResult result={test.data} /> : null}
        {data?.is_configured ? (
          <p className="text-xs text-faint">
            Since the server started: {countOf(data.sent, "message")} sent, {formatCount(data.failed)} failed,{" "}
            {formatCount(data.waiting)} waiting.
            {data.last_error ? (
              <>
                {" "}
                The last failure, <Time value={data.last_error_at} />: {data.last_error}
              </>
            ) : null}
          </p>
        ) : null}
      </form>
    </Section>
  );
}
