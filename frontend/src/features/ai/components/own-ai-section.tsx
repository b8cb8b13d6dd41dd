import { useState } from "react";
import { toast } from "@/lib/toast";
import { Button } from "@/components/ui/button";
import { CheckResult } from "@/components/ui/check-result";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Facts } from "@/components/ui/facts";
import { FormError } from "@/components/ui/form-error";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { problemText } from "@/lib/api-problem";
import { type OwnAi, useCheckOwnAi, useOwnAi, useRemoveOwnAi } from "../api/own-ai";
import { inForceWords, spentWords } from "../words";
import { OwnAiForm } from "./own-ai-form";

interface OwnAiSectionProps {
  ownerId: string;
  /** Whether one may change it, beside looking at it. */
  canChange: boolean;
}

/** A key of one's own for language models: which server, what it may cost, and the switch. */
export function OwnAiSection({ ownerId, canChange }: OwnAiSectionProps) {
  const { data, error, refetch } = useOwnAi(ownerId);
  const [isTouched, setTouched] = useState(false);
  if (!data)
    return error ? (
      <ErrorState what="The language model" error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={4} className="h-10" />
    );
  return (
    <div className="flex max-w-2xl flex-col gap-8">
      <div>
        <p role="status" className="text-sm">
          {inForceWords(data)}
        </p>
        <p className="mt-1 text-xs text-faint">
          Only facts of reports and sentences that you ask about are sent, without secrets and without names
          of hosts.
        </p>
      </div>
      <Spent own={data} />
      {canChange ? (
        <>
          <OwnAiForm key={ownerId} own={data} onTouched={setTouched} />
          <TryOut own={data} isTouched={isTouched} />
          {data.version > 0 ? <Removal own={data} /> : null}
        </>
      ) : null}
    </div>
  );
}

function Spent({ own }: { own: OwnAi }) {
  const { own: ownSpent, shared } = own;
  return (
    <Section title="Spent" note="by days and months of UTC">
      <div className="mt-3">
        <Facts
          isWide
          items={[
            ["Today", spentWords(ownSpent.day, ownSpent.daily_budget_usd)],
            ["This month", spentWords(ownSpent.month, ownSpent.monthly_budget_usd)],
            [
              "With the installation's key",
              own.installation.has_key
                ? `${spentWords(shared.month, shared.monthly_budget_usd)} this month`
                : undefined,
            ],
          ]}
        />
      </div>
    </Section>
  );
}

function TryOut({ own, isTouched }: { own: OwnAi; isTouched: boolean }) {
  const check = useCheckOwnAi(own.owner_id);
  if (own.key === null) return null;
  return (
    <Section title="Try it out">
      <div className="mt-3 flex flex-col items-start gap-3">
        <Button isBusy={check.isPending} disabled={isTouched} onClick={() => check.mutate()}>
          Ask the server
        </Button>
        {isTouched ? <p className="text-xs text-faint">It is asked with what is saved: save first.</p> : null}
        <FormError error={check.error} />
        {check.data ? (
          <CheckResult result={check.data}>
            {check.data.models.length > 0 ? (
              <p className="mt-1 text-xs break-words text-quiet">
                It offers {check.data.models.map(({ id }) => id).join(", ")}.
              </p>
            ) : null}
          </CheckResult>
        ) : null}
      </div>
    </Section>
  );
}

function Removal({ own }: { own: OwnAi }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useRemoveOwnAi(own.owner_id);
  return (
    <div>
      <Button variant="ghost" onClick={() => setAsking(true)}>
        Remove key and choices…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Remove the key and all choices?"
        description="What the installation has set holds again. The key cannot be got back."
        action="Remove"
        isBusy={remove.isPending}
        error={remove.error ? problemText(remove.error) : undefined}
        onConfirm={() =>
          remove.mutate(undefined, {
            onSuccess: () => {
              toast("Removed");
              setAsking(false);
            },
          })
        }
      />
    </div>
  );
}
