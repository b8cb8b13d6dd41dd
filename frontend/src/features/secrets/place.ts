/** Where secrets and variables are: of one job, else of an owner; both empty: of the person. */
export interface Place {
  jobId: string;
  /** A team's; empty: the person's own. Means nothing where there is a job. */
  ownerId: string;
}

/** As the API asks for a place. */
export function placeQuery({ jobId, ownerId }: Place): { job_id: string | null; owner_id: string | null } {
  return { job_id: jobId || null, owner_id: jobId === "" && ownerId !== "" ? ownerId : null };
}

/** Where the API wants the job in the body and the owner in the address. */
export function ownerQuery(place: Place): { query?: { owner_id: string } } {
  const { owner_id: owner } = placeQuery(place);
  return owner === null ? {} : { query: { owner_id: owner } };
}
