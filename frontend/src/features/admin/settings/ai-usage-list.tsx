import { ErrorState } from "@/components/ui/error-state";
import { OwnerName } from "@/components/ui/owner-name";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton";
import { useAiUsage } from "../api/settings";

const dollars = (amount: number) => `$${amount.toFixed(amount < 1 ? 4 : 2)}`;

/** What the key of the installation cost, and who spent it. */
export function AiUsageList() {
  const { data, error, refetch } = useAiUsage();
  return (
    <Section title="Spent" note="by days and months of UTC" className="mt-8">
      {data ? (
        <>
          <p className="mt-3 text-sm">
            {dollars(data.installation.day.cost_usd)} today, {dollars(data.installation.month.cost_usd)} this
            month.
          </p>
          {data.owners.length > 0 ? (
            <ul aria-label="Who spent it this month" className="mt-2 text-sm">
              {data.owners.map((owner) => (
                <li
                  key={owner.owner_id}
                  className="flex justify-between gap-3 border-b border-line py-1 tabular-nums"
                >
                  <OwnerName id={owner.owner_id} />
                  {dollars(owner.cost_usd)}
                </li>
              ))}
            </ul>
          ) : null}
        </>
      ) : error ? (
        <ErrorState what="What was spent" error={error} onRetry={() => void refetch()} />
      ) : (
        <SkeletonRows rows={2} className="h-8" />
      )}
    </Section>
  );
}
