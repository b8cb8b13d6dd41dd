/** What a line, an area or a bar says by its colour: states have theirs, all else is grey. */
export type Tone =
  | "plain"
  | "strong"
  | "quiet"
  | "ghost"
  | "running"
  | "succeeded"
  | "failed"
  | "missed"
  | "abandoned"
  | "idle";

/** CSS colours of the theme, so that a drawing follows a change of it by itself, on paper too. */
export const TONE_COLOR: Record<Tone, string> = {
  plain: "var(--bar)",
  strong: "var(--fg)",
  quiet: "var(--fg-faint)",
  ghost: "var(--bar-ghost)",
  running: "var(--state-running)",
  succeeded: "var(--state-succeeded)",
  failed: "var(--state-failed)",
  missed: "var(--state-missed)",
  abandoned: "var(--state-abandoned)",
  idle: "var(--state-idle)",
};
