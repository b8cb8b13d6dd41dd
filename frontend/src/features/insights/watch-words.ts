import type { Learned, Watch } from "@/api/types";
import { countOf, formatCount } from "@/lib/format";
import { figure } from "./words";

/** As the installation has it. */
export const OWN_CHOICE = "default";

const BUDGETS = [0.03, 0.1, 0.3, 1, 3];

/** `Learning: 3 of 5 successes`, `Learned from 412 executions`. */
export function learnedWords({ executions, successes, needed, needed_for_changes: more }: Learned): string {
  if (successes < needed)
    return `Learning: ${successes} of ${needed} successes. Until then failures, missing and late starts are told.`;
  const from = `Learned from ${countOf(executions, "execution")}, ${formatCount(successes)} of them successes.`;
  return successes < more ? `${from} Lasting changes are noticed from ${more} successes on.` : from;
}

/** What can be chosen as a job's budget; what was chosen otherwise is among it. */
export function budgetOptions({ own_budget: own, default_budget: usual }: Watch) {
  const known =
    own === null || BUDGETS.includes(own) ? BUDGETS : [...BUDGETS, own].sort((one, two) => one - two);
  return [
    { value: OWN_CHOICE, label: `As every job: ${budgetWords(usual)}` },
    ...known.map((budget) => ({ value: String(budget), label: budgetWords(budget) })),
  ];
}

function budgetWords(budget: number): string {
  if (budget >= 1) return `${figure(budget)} in 30 days`;
  const months = Math.round(1 / budget);
  return `about 1 in ${months < 24 ? `${months} months` : `${Math.round(months / 12)} years`}`;
}
