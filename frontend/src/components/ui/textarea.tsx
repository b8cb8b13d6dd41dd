import type { ComponentProps } from "react";
import { controlClass } from "@/components/ui/control-class";

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={rows} className={controlClass("resize-y py-1.5 leading-5", className)} {...rest} />;
}
