import type { ComponentProps } from "react";
import { controlClass } from "@/components/ui/control-class";

export function Input({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input type={type} className={controlClass("h-8 pointer-coarse:h-10", className)} {...rest} />;
}
