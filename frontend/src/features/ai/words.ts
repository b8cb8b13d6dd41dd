import type { OwnAi, Spending } from "./api/own-ai";

const REFUSALS: Readonly<Record<NonNullable<OwnAi["refusal"]>, string>> = {
  off: "An administrator has switched language models off: nothing is ever sent.",
  owner_off: "It is switched off here: nothing of this owner is sent.",
  no_key: "There is no key: reports are written by fixed sentences, and nothing is sent.",
  no_model: "The installation has a key and no model: nothing is sent until an administrator chooses one.",
  unreadable: "The key cannot be decrypted any more: state it again.",
};

/** What is in force, in a sentence. */
export function inForceWords(own: OwnAi): string {
  if (own.refusal !== null) return REFUSALS[own.refusal];
  const whose = own.source === "own" ? "its own key" : "the key of the installation";
  return `${own.model_in_force} is asked with ${whose}.`;
}

/** An amount: small ones with more figures, so that they are not nothing. */
export function dollars(amount: number): string {
  if (amount === 0) return "$0";
  if (amount < 0.0001) return "less than $0.0001";
  return `$${amount.toFixed(amount < 1 ? 4 : 2)}`;
}

/** What was spent of what may be. */
export function spentWords(spent: Spending["day"], budget: number): string {
  const times = spent.requests === 1 ? "1 request" : `${spent.requests} requests`;
  const limit = budget > 0 ? ` of ${dollars(budget)}` : "";
  return `${dollars(spent.cost_usd)}${limit} in ${times}`;
}
