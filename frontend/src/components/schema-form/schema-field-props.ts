import type { JsonSchema } from "@/api/types";
import type { FieldPlan } from "./schema";

export interface SchemaFieldProps {
  plan: FieldPlan;
  root: JsonSchema;
  value: unknown;
  onChange: (value: unknown) => void;
  errorAt: (pointer: string) => string | undefined;
}
