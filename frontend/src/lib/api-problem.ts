import type { ProblemDocument, ProblemError } from "@/api/types";

/** A request that did not succeed. `status` 0 means that no answer came. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Names the kind of problem, such as `token.expired`; empty when the server names none. */
  readonly code: string;
  readonly title: string;
  readonly errors: readonly ProblemError[];

  constructor(problem: Pick<ProblemDocument, "status" | "title" | "detail"> & Partial<ProblemDocument>) {
    super(problem.detail || problem.title);
    this.name = "ApiProblem";
    this.status = problem.status;
    this.code = codeOf(problem.type);
    this.title = problem.title;
    this.errors = problem.errors ?? [];
  }

  /** Whether the server could not be reached, as opposed to having refused. */
  get isOffline(): boolean {
    return this.status === 0;
  }

  get isNotFound(): boolean {
    return this.status === 404;
  }

  /** What is wrong with the field at `pointer` (such as `/schedule/expression`) or below it. */
  field(pointer: string): string | undefined {
    return this.errors.find(({ pointer: at }) => isBelow(at, pointer))?.detail;
  }
}

const TYPE_PREFIX = "urn:chronos-synapse:problem:";

function codeOf(type: string | undefined): string {
  return type?.startsWith(TYPE_PREFIX) ? type.slice(TYPE_PREFIX.length) : "";
}

/** Whether a pointer is `place`, or leads further into it. */
export function isBelow(pointer: string, place: string): boolean {
  const [found, wanted] = [normalise(pointer), normalise(place)];
  return found === wanted || found.startsWith(`${wanted}/`);
}

/** One form for `/a/b`, `a.b`, `$.a.b` and `#/a/b`. */
function normalise(pointer: string): string {
  return `/${pointer
    .replace(/^[#$]/, "")
    .split(/[/.]/)
    .filter((part) => part !== "")
    .join("/")}`;
}

/** The words to show for any thrown value. */
export function problemText(error: unknown): string {
  return error instanceof Error ? error.message : "Something unexpected happened.";
}

/** Reads a refused response into an ApiProblem, whatever its body is. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const fallback = {
    status: response.status,
    title: response.statusText || "Error",
    detail: `The server answered ${response.status}${response.statusText ? ` (${response.statusText})` : ""}.`,
  };
  try {
    const body = (await response.json()) as Partial<ProblemDocument> | null;
    return new ApiProblem({
      status: response.status,
      type: typeof body?.type === "string" ? body.type : "",
      title: body?.title ?? fallback.title,
      detail: body?.detail ?? fallback.detail,
      errors: Array.isArray(body?.errors) ? body.errors : [],
    });
  } catch {
    return new ApiProblem(fallback);
  }
}
