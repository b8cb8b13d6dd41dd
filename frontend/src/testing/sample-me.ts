import type { Me, Permission, User } from "@/api/types";

const LOOKING: Permission[] = [
  "calendar:read",
  "dashboard:write",
  "job:read",
  "key:write",
  "limit:read",
  "secret:read",
  "variable:read",
];
const RUNNING: Permission[] = [
  "comment:write",
  "execution:cancel",
  "execution:replay",
  "job:pause",
  "job:run",
];
const WRITING: Permission[] = [
  "calendar:write",
  "job:create",
  "job:delete",
  "job:share",
  "job:update",
  "limit:write",
  "secret:write",
  "team:create",
  "variable:write",
];
const OPERATING: Permission[] = [
  "owners:all",
  "scheduling:manage",
  "system:read",
  "worker:manage",
  "worker:read",
];
const ADMINISTERING: Permission[] = [
  "audit:read",
  "owner-limit:write",
  "settings:manage",
  "system:manage",
  "team:manage",
  "user:manage",
  "user:read",
];

const PERMISSIONS: Record<User["role"], Permission[]> = {
  viewer: LOOKING,
  developer: [...LOOKING, ...RUNNING, ...WRITING],
  operator: [...LOOKING, ...RUNNING, ...OPERATING],
  admin: [...LOOKING, ...RUNNING, ...WRITING, ...OPERATING, ...ADMINISTERING],
};

/** Who is logged in, as the API gives it. */
export function sampleMe(changes: Partial<User> = {}, others: Partial<Omit<Me, "user">> = {}): Me {
  const user: User = {
    id: "u1",
    email: "ada@example.com",
    name: "Ada",
    username: null,
    role: "developer",
    state: "active",
    timezone: "",
    created_at: "2026-11-01T00:00:00Z",
    email_verified_at: "2026-11-01T00:00:00Z",
    last_login_at: "2026-11-21T08:00:00Z",
    has_totp: false,
    ...changes,
  };
  return {
    user,
    teams: [],
    permissions: PERMISSIONS[user.role],
    session_id: "s1",
    key_id: null,
    has_password: true,
    registration: "off",
    ...others,
  };
}
