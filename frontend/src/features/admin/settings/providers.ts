import type { OidcProvider, OidcProviderChange, Role } from "../types";

/** A provider while it is being written. */
export interface ProviderDraft extends Omit<OidcProvider, "role_by_group"> {
  /** An order, and a name that is not finished, are not kept by a table. */
  groups: readonly (readonly [group: string, role: Role])[];
  /** Undefined: stays as it is. */
  client_secret?: string | null | undefined;
  isNew?: boolean;
}

export function draftOf({ role_by_group: table, ...provider }: OidcProvider): ProviderDraft {
  return { ...provider, groups: Object.entries(table) };
}

export const NEW_PROVIDER: ProviderDraft = {
  id: "",
  name: "",
  issuer: "",
  client_id: "",
  scopes: ["openid", "email", "profile"],
  groups_claim: "groups",
  groups: [],
  allowed_domains: [],
  create_users: true,
  client_secret_is_set: false,
  isNew: true,
};

export function changeOf(draft: ProviderDraft): OidcProviderChange {
  const { groups, isNew: _, client_secret_is_set: __, client_secret: secret, ...provider } = draft;
  return {
    ...provider,
    role_by_group: Object.fromEntries(groups.filter(([group]) => group.trim() !== "")),
    ...(secret === undefined ? {} : { client_secret: secret }),
  };
}
