import type { Dashboard } from "@/api/types";

export function sampleDashboard(changes: Partial<Dashboard> = {}): Dashboard {
  return {
    id: "d1",
    name: "Night watch",
    description: "",
    owner_id: "u1",
    shared: null,
    span: "24h",
    refresh_s: 30,
    widgets: [
      {
        id: "w1",
        x: 0,
        y: 0,
        w: 6,
        h: 3,
        title: "Whom to call",
        config: { kind: "text", text: "# On call\nAda" },
      },
      { id: "w2", x: 6, y: 0, w: 6, h: 3, config: { kind: "figure", value: { of: "running" } } },
    ],
    version: 3,
    created_at: "2026-11-01T00:00:00Z",
    updated_at: "2026-11-01T00:00:00Z",
    may_change: true,
    may_manage: true,
    ...changes,
  };
}
