import type { components } from "@/api/schema";

type Schemas = components["schemas"];

/** Whether this browser can make and show passkeys; not on pages that came over plain HTTP, but for localhost. */
export function canUsePasskeys(): boolean {
  return typeof PublicKeyCredential === "function" && "parseCreationOptionsFromJSON" in PublicKeyCredential;
}

/** Has the device make a passkey. Rejects when the person declines, or has one there already. */
export async function makePasskey(options: Schemas["PasskeyCreation"]): Promise<Schemas["MadeCredential"]> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  );
  const credential = await navigator.credentials.create({ publicKey });
  return (credential as PublicKeyCredential).toJSON() as Schemas["MadeCredential"];
}

/** Has the person show a passkey that some device keeps. */
export async function provePasskey(options: Schemas["PasskeyRequest"]): Promise<Schemas["ProvenCredential"]> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const credential = await navigator.credentials.get({ publicKey });
  return (credential as PublicKeyCredential).toJSON() as Schemas["ProvenCredential"];
}

/** What to say when the browser gave none; undefined when the person only changed their mind. */
export function passkeyRefusal(error: unknown): string | undefined {
  if (!(error instanceof DOMException)) return undefined;
  if (error.name === "NotAllowedError" || error.name === "AbortError")
    return "No passkey was chosen, or it took too long.";
  if (error.name === "InvalidStateError") return "This device has a passkey for the account already.";
  return `The browser cannot do this here: ${error.message}`;
}
