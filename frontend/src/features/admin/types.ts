import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type AdminUser = Schemas["AdminUserView"];
export type Role = Schemas["Role"];
export type UserState = Schemas["UserState"];
export type UserAction = Schemas["UserAction"];
export type BulkUserRequest = Schemas["BulkUserRequest"];
export type SentLink = Schemas["SentLink"];

export type AuditEntry = Schemas["AuditEntryView"];
export type AuditResult = Schemas["AuditResult"];
export type Verification = Schemas["Verification"];

export type Settings = Schemas["SettingsView"];
export type SettingsChange = Schemas["SettingsChange"];
export type OidcProvider = Schemas["OidcProviderView"];
export type OidcProviderChange = Schemas["OidcProviderChange"];
export type RateLimit = Schemas["RateLimit"];
export type RateClass = keyof Schemas["LimitSettings"];
export type Profile = Schemas["Profile"];

export type Maintenance = Schemas["MaintenanceView"];
export type AdminOverview = Schemas["AdminOverview"];
export type System = Schemas["SystemView"];
export type Memory = Schemas["MemoryView"];
export type MemoryKind = Schemas["MemoryKind"];
export type IndexState = Schemas["IndexState"];
export type Daemon = Schemas["DaemonInfo"];
export type CheckUpReport = Schemas["CheckUpReport"];
export type PurgeRequest = Schemas["PurgeRequest"];
export type PurgeReport = Schemas["PurgeReport"];
export type BlockedCaller = Schemas["BlockedCaller"];
