import { ApiProblem } from "@/lib/api-problem";

interface Refusals {
  /** What is wrong with the field of that name. */
  of: (name: string) => string | undefined;
  /** What to say of the form as a whole: undefined when a field says it. */
  rest: Error | undefined;
}

/** Which of the fields on screen a refusal is about. */
export function refusals(error: Error | null, names: readonly string[]): Refusals {
  const problem = error instanceof ApiProblem ? error : null;
  const of = (name: string) => problem?.field(`/${name}`);
  return { of, rest: error && !names.some(of) ? error : undefined };
}
