/** The name of the limits in the query cache. */
export const limitsKey = ["limits"] as const;
