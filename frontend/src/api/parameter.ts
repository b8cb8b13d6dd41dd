export type ParameterType = "text" | "number" | "boolean" | "choice";
export type ParameterValue = string | number | boolean;

/** One value that an execution is given; a scheduled one takes the default. */
export interface Parameter {
  name: string;
  /** Absent: `text`. */
  type?: ParameterType;
  description?: string;
  default?: ParameterValue | null;
  required?: boolean;
  choices?: string[];
}
