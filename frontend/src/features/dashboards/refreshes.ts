/** How often a dashboard may be told to ask anew. */
export const REFRESHES = [
  { seconds: 5, label: "Every 5 s" },
  { seconds: 10, label: "Every 10 s" },
  { seconds: 15, label: "Every 15 s" },
  { seconds: 30, label: "Every 30 s" },
  { seconds: 60, label: "Every minute" },
  { seconds: 300, label: "Every 5 min" },
] as const;
