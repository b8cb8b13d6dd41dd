import type { CSSProperties } from "react";
import type { AnsiStyle } from "@/lib/ansi";

/** CSS for a look. Colours that programs chose are bent towards the theme, so that they stay legible. */
export function ansiCss(style: AnsiStyle): CSSProperties | undefined {
  if (Object.keys(style).length === 0) return undefined;
  const { inverse } = style;
  const color = style.color ? foreground(style.color) : undefined;
  const background = style.background ? tint(style.background) : undefined;
  const lines = [style.underline ? "underline" : "", style.strike ? "line-through" : ""].join(" ").trim();
  return {
    color: inverse ? "var(--page)" : color,
    backgroundColor: inverse ? (color ?? "var(--fg)") : background,
    fontWeight: style.bold ? 650 : undefined,
    opacity: style.dim ? 0.75 : undefined,
    fontStyle: style.italic ? "italic" : undefined,
    textDecoration: lines === "" ? undefined : lines,
  };
}

function foreground(color: string): string {
  return color.startsWith("#") ? `color-mix(in oklab, ${color} 55%, var(--fg))` : `var(--ansi-${color})`;
}

function tint(color: string): string {
  return `color-mix(in oklab, ${color.startsWith("#") ? color : `var(--ansi-${color})`} 22%, var(--page))`;
}
