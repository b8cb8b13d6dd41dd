const WORDS: Record<string, string> = {
  "oidc.cancelled": "The log-in was cancelled at the provider.",
  "oidc.state": "This log-in was not begun in this browser, or too long ago. Try once more.",
  "oidc.domain": "Your e-mail address is not one that this provider lets in here.",
  "oidc.email": "The provider tells no e-mail address of yours.",
  "oidc.linked_elsewhere": "Somebody else here comes in with this log-in already.",
  "oidc.unknown_user": "You have no account here. An administrator can invite you.",
  "oidc.account_exists":
    "There is an account with your e-mail address. Log in to it, and link the provider on your account’s page.",
  "oidc.inactive": "This account may not come in at present.",
};

/** Why a provider's log-in came to nothing, from the code in the address; null without one. */
export function providerRefusal(code: string | null): string | null {
  if (code === null) return null;
  return WORDS[code] ?? "The provider’s log-in failed. Try once more, or another way.";
}
