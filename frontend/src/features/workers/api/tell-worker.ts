import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { WorkerInfo } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { workerName } from "../words";
import { workerKeys } from "./keys";

export type WorkerOrder = "cordon" | "uncordon" | "drain";

const DONE: Record<WorkerOrder, string> = {
  cordon: "takes nothing new",
  uncordon: "takes work again",
  drain: "ends when what it runs has ended",
};

const SEND = {
  cordon: api.cordonWorker,
  uncordon: api.uncordonWorker,
  drain: api.drainWorker,
} satisfies Record<WorkerOrder, unknown>;

/** Holds a worker back, or lets it work again. */
export function useTellWorker() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ worker, order }: { worker: WorkerInfo; order: WorkerOrder }) =>
      SEND[order]({ worker_id: worker.id }),
    onSuccess: (_, { worker, order }) => {
      toast(`${workerName(worker)} ${DONE[order]}`);
      return client.invalidateQueries({ queryKey: workerKeys.all });
    },
    onError: (error, { worker }) =>
      toast.error(`${workerName(worker)} was not told`, { description: problemText(error) }),
  });
}
